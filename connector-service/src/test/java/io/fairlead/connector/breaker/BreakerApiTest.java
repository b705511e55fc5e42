package io.fairlead.connector.breaker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
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
    private final String tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);
    private final Tokens tokens = Tokens.of(tenant);

    @BeforeEach
    void configure() {
        json(tokens.admin())
                .body("""
                        {"name":"stripe","connector":"stripe","credentials":{"api-key":"sk_any"},
                         "settings":{"base-url":"%s","breaker-threshold":2,"breaker-open-time":"1h"}}""".formatted(provider.baseUrl()))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201);
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

        json(tokens.operator()).post(STRIPE + "/breaker").then().statusCode(200).body("state", equalTo("closed"));

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
                .await(3, event -> (tenant + "/stripe").equals(event.key()), PATIENCE);

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
        json(tokens.viewer()).post(STRIPE + "/breaker").then().statusCode(403);
        json(Tokens.of("somebody-else").admin()).get(STRIPE + "/breaker").then().statusCode(404);
        json(Tokens.of("somebody-else").admin())
                .post(STRIPE + "/breaker")
                .then()
                .statusCode(404);
    }

    private void opened() {
        create().statusCode(503);
        create().statusCode(503);
        breaker().body("state", equalTo("open"));
    }

    private void fails() {
        provider.plays(request -> request.response().setStatusCode(500).end("down"));
    }

    private void succeeds() {
        provider.plays(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"id\":\"pi_1\",\"object\":\"payment_intent\"}"));
    }

    /** With a deadline that leaves no time for a repetition. */
    private ValidatableResponse create() {
        return json(tokens.operator())
                .header("Fairlead-Deadline", "0.2")
                .body("{\"amount\":100,\"currency\":\"eur\"}")
                .post(STRIPE + "/operations/create-payment-intent")
                .then();
    }

    private ValidatableResponse proxied() {
        provider.plays(request -> request.response().setStatusCode(503).end("down"));
        return given().auth()
                .oauth2(tokens.operator())
                .get("/api/v1/proxy/stripe/v1/anything")
                .then();
    }

    private ValidatableResponse breaker() {
        return json(tokens.viewer()).get(STRIPE + "/breaker").then().statusCode(200);
    }

    private ValidatableResponse setting(String name, String value) {
        return json(tokens.admin())
                .body("{\"settings\":{\"%s\":%s}}".formatted(name, value))
                .patch(STRIPE)
                .then();
    }

    private static RequestSpecification json(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
