package io.fairlead.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.ScriptedProvider;
import io.fairlead.connector.Twins;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One budget for calls and what passes through the proxy. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class BudgetApiTest {
    private final FreshTenant tenant = new FreshTenant();
    private final ScriptedProvider provider = Twins.scripted();

    @BeforeEach
    void oneASecond() {
        provider.plays(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"object\":\"balance\",\"available\":[],\"pending\":[],\"livemode\":false}"));
        tenant.create(Twins.stripe("payments").replace(Twins.baseUrl() + "/stripe", provider.baseUrl()))
                .statusCode(201);
        limit("1").statusCode(200);
    }

    @Test
    void whatDoesNotFitTheDeadlineIsAnsweredAtOnce() {
        call("5").statusCode(200);

        call("0.5").statusCode(503).header("Retry-After", equalTo("1")).body("code", equalTo("provider-throttled"));
        proxy("0.5").statusCode(503).body("code", equalTo("provider-throttled"));

        assertThat(provider.seen()).hasSize(1);
    }

    @Test
    void whatFitsItWaits() {
        call("5").statusCode(200);
        proxy("5").statusCode(200);

        var started = System.nanoTime();
        call("5").statusCode(200);

        assertThat((System.nanoTime() - started) / 1_000_000).isBetween(300L, 4_000L);
    }

    @Test
    void aThrottledRequestThatPassesThroughTheProxyHoldsBackCallsToo() {
        provider.plays(request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "60")
                .end());

        proxy("5").statusCode(429);

        call("5").statusCode(503).header("Retry-After", equalTo("60"));
        assertThat(provider.seen()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, must be 1 to 10000", "10001, must be 1 to 10000", "1.5, must be an integer"})
    void theSettingHasBounds(String value, String message) {
        limit(value).statusCode(422).body("errors[0].message", equalTo(message));
    }

    private ValidatableResponse limit(String perSecond) {
        return tenant.patch("payments", "{\"settings\":{\"limit-per-second\":%s}}".formatted(perSecond));
    }

    private ValidatableResponse call(String deadline) {
        return tenant.operator()
                .header("Fairlead-Deadline", deadline)
                .body("{}")
                .post("/api/v1/integrations/payments/operations/get-balance")
                .then();
    }

    private ValidatableResponse proxy(String deadline) {
        return tenant.operator()
                .header("Fairlead-Deadline", deadline)
                .get("/api/v1/proxy/payments/v1/balance")
                .then();
    }
}
