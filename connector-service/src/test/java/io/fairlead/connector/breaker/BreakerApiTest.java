package io.fairlead.connector.breaker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.ScriptedProvider;
import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that keeps failing is left alone, by operations and by the proxy alike. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class BreakerApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String STRIPE = "/api/v1/integrations/stripe";

    @InjectInfrastructure
    TestInfrastructure infrastructure;

    private final ScriptedProvider provider = Twins.scripted();
    private final FreshTenant tenant = new FreshTenant();

    @BeforeEach
    void configure() {
        tenant.create("""
                {"name":"stripe","connector":"stripe","credentials":{"api-key":"sk_any"},
                 "settings":{"base-url":"%s","breaker-threshold":2,"breaker-open-time":"1h"}}""".formatted(provider.baseUrl())).statusCode(201);
        fails();
    }

    @Test
    void isClosedAndUntouchedBeforeAnythingHappened() {
        breaker()
                .body("state", equalTo("closed"))
                .body("failures", equalTo(0))
                .body("threshold", equalTo(2))
                .body("openSeconds", equalTo(3600))
                .body("openedAt", nullValue())
                .body("shared", equalTo(true));
    }

    @Test
    void opensAfterFailuresInARowAndSaysWhenToComeBack() {
        create().statusCode(503).body("code", equalTo("provider-unavailable"));
        breaker().body("state", equalTo("closed")).body("failures", equalTo(1));
        create().statusCode(503);
        int asked = provider.seen().size();

        var refused = create().statusCode(503)
                .body("code", equalTo("breaker-open"))
                .body("retry", equalTo(true))
                .header("Retry-After", notNullValue())
                .extract();

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3600);
        assertThat(provider.seen()).hasSize(asked);
        breaker()
                .body("state", equalTo("open"))
                .body("openedAt", notNullValue())
                .body("retryAfterSeconds", greaterThan(3500f));
    }

    @Test
    void aProxyCallCountsAndIsRefusedLikeAnyOther() {
        proxied().statusCode(503).body(equalTo("down"));
        create().statusCode(503).body("code", equalTo("provider-unavailable"));

        proxied().statusCode(503).body("code", equalTo("breaker-open"));
    }

    @Test
    void isClosedByHand() {
        opened();
        succeeds();

        tenant.operator().post(STRIPE + "/breaker").then().statusCode(200).body("state", equalTo("closed"));

        create().statusCode(200);
    }

    @Test
    void oneCallTriesWhenItsTimeHasPassedAndItsSuccessClosesIt() {
        opened();
        succeeds();
        setting("breaker-open-time", "\"1s\"").statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> "half-open".equals(breaker().extract().path("state")));

        create().statusCode(200);

        breaker().body("state", equalTo("closed"));
    }

    @Test
    void theCallLogSaysHowACallLeftIt() {
        create().statusCode(503);
        create().statusCode(503);
        create().statusCode(503);

        var told = infrastructure
                .topic(Topics.PROVIDER_CALLS)
                .await(3, event -> (tenant.name() + "/stripe").equals(event.key()), PATIENCE);

        assertThat(told)
                .extracting(event -> String.valueOf(event.value()))
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first).contains("\"breaker\":\"closed\""),
                        second -> assertThat(second).contains("\"breaker\":\"open\""),
                        refused -> assertThat(refused).contains("\"kind\":\"breaker-open\""));
    }

    @ParameterizedTest
    @CsvSource({
        "breaker-threshold, 0, must be 1 to 1000",
        "breaker-threshold, 1001, must be 1 to 1000",
        "breaker-threshold, '\"five\"', must be an integer",
        "breaker-open-time, '\"500ms\"', must be 1s to 1h",
        "breaker-open-time, '\"2h\"', must be 1s to 1h",
        "breaker-open-time, '\"soon\"', 'must be a duration like 500ms, 10s or 5m'"
    })
    void itsSettingsHaveBounds(String setting, String value, String message) {
        setting(setting, value)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settings/" + setting))
                .body("errors[0].message", equalTo(message));
    }

    @Test
    void viewersSeeItAndOperatorsResetIt() {
        tenant.viewer().post(STRIPE + "/breaker").then().statusCode(403);
        FreshTenant.as(Tokens.of("somebody-else").admin())
                .get(STRIPE + "/breaker")
                .then()
                .statusCode(404);
        FreshTenant.as(Tokens.of("somebody-else").admin())
                .post(STRIPE + "/breaker")
                .then()
                .statusCode(404);
    }

    private void opened() {
        create().statusCode(503);
        create().statusCode(503);
        breaker().body("state", equalTo("open"));
    }

    /** And wants to be left alone for longer than a call lasts, so that none is repeated. */
    private void fails() {
        provider.plays(request -> request.response()
                .setStatusCode(500)
                .putHeader("Retry-After", "3600")
                .end("down"));
    }

    private void succeeds() {
        provider.plays(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"id\":\"pi_1\",\"object\":\"payment_intent\"}"));
    }

    private ValidatableResponse create() {
        return tenant.call("stripe", "create-payment-intent", "{\"amount\":100,\"currency\":\"eur\"}");
    }

    private ValidatableResponse proxied() {
        provider.plays(request -> request.response().setStatusCode(503).end("down"));
        return given().auth()
                .oauth2(tenant.tokens().operator())
                .get("/api/v1/proxy/stripe/v1/anything")
                .then();
    }

    private ValidatableResponse breaker() {
        return tenant.viewer().get(STRIPE + "/breaker").then().statusCode(200);
    }

    private ValidatableResponse setting(String name, String value) {
        return tenant.patch("stripe", "{\"settings\":{\"%s\":%s}}".formatted(name, value));
    }
}
