package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testing.kit.suite.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process that makes a call is killed between the provider's deed and its answer. */
@WithSuite
class UnknownWriteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String OPERATION =
            "/api/v1/integrations/%s/operations/create-payment-intent".formatted(Journey.INTEGRATION);

    private final Suite suite;
    private final Journey school;
    private final String key = UUID.randomUUID().toString();
    private final int amount = 1000 + key.hashCode() % 500;

    UnknownWriteTest(Suite suite) {
        this.suite = suite;
        this.school = new Journey(suite, "school");
    }

    @AfterEach
    void heal() {
        given().delete(suite.twins() + "/_control/stripe/faults").then().statusCode(204);
    }

    @Test
    void isShownUntilTheSameCallUnderItsKeyShowsWhatBecameOfIt() {
        school.configure();
        given().body("{\"kind\":\"latency\",\"ms\":20000,\"times\":1,\"method\":\"POST\",\"path\":\"%s\"}"
                        .formatted(PAYMENTS))
                .post(suite.twins() + "/_control/stripe/faults")
                .then()
                .statusCode(201);
        var underWay = CompletableFuture.supplyAsync(this::pay);
        await().atMost(PATIENCE).until(() -> acted() == 1);

        suite.kill("connector-service");
        assertThat(underWay.orTimeout(60, TimeUnit.SECONDS).join().statusCode()).isBetween(500, 599);
        suite.mend();

        Map<String, Object> item = awaitItem();
        assertThat(item)
                .containsEntry("state", "unknown")
                .containsEntry("kind", "call")
                .containsEntry("integration", Journey.INTEGRATION)
                .containsEntry("operation", "create-payment-intent");
        pay().then().statusCode(200);
        await().atMost(PATIENCE).until(() -> items().isEmpty());
        assertThat(paymentsMade()).hasSize(1);
    }

    private Response pay() {
        return school.as("operator")
                .header("Idempotency-Key", key)
                .body("{\"amount\":%d,\"currency\":\"usd\"}".formatted(amount))
                .post(OPERATION);
    }

    private Map<String, Object> awaitItem() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(this::items, found -> found.size() == 1)
                .getFirst();
    }

    private List<Map<String, Object>> items() {
        JsonPath inbox = school.as("viewer")
                .get("/api/v1/inbox")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return inbox.<Map<String, Object>>getList("items").stream()
                .filter(item -> key.equals(item.get("idempotencyKey")))
                .toList();
    }

    /** How often the write reached the provider's own code. */
    private long acted() {
        return given()
                .queryParam("method", "POST")
                .queryParam("path", PAYMENTS)
                .get(suite.twins() + "/_control/stripe/requests")
                .jsonPath()
                .<Map<String, Object>>getList("requests")
                .stream()
                .filter(request -> request.toString().contains(key))
                .filter(request -> Boolean.TRUE.equals(request.get("acted")))
                .count();
    }

    private List<Integer> paymentsMade() {
        return school.as("operator")
                .get("/api/v1/proxy/{integration}/v1/payment_intents?limit=100", Journey.INTEGRATION)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.findAll { it.amount == %d }.amount".formatted(amount));
    }
}
