package io.fairlead.monitoring.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.call.Calls;
import io.fairlead.monitoring.call.Kafka;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("monitoring")
class HealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @Inject
    HealthRound round;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private Kafka kafka;

    @BeforeEach
    void integration() {
        kafka = new Kafka(infrastructure);
        kafka.integration(tenant, "stripe");
    }

    @Test
    void anIntegrationWithoutCallsIsUnknown() {
        awaitState("unknown");

        assertThat(health().getString("reason")).isEqualTo("no calls in the last 5 minutes");
    }

    @Test
    void failuresMakeItDegradedThenUnhealthy() {
        tell("succeeded", 9);
        tell("failed", 1);
        awaitState("degraded");
        String since = health().getString("since");
        assertThat(since).isNotNull();

        tell("failed", 8);

        awaitState("unhealthy");
        assertThat(health().getString("reason")).isEqualTo("9 of 18 calls failed in the last 5 minutes");
        assertThat(health().getString("since")).isGreaterThan(since);
    }

    @Test
    void anOpenBreakerIsUnhealthyUntilACallLeavesItClosed() {
        Instant start = Instant.now().minusSeconds(30);
        kafka.tell(Calls.of(tenant, "stripe").breaker("closed").startedAt(start).build());
        awaitState("healthy");

        kafka.tell(Calls.of(tenant, "stripe")
                .breaker("open")
                .outcome("failed")
                .startedAt(start.plusSeconds(1))
                .build());
        awaitState("unhealthy");
        assertThat(health().getString("reason")).startsWith("the circuit breaker is open; 1 of 2 calls failed");

        kafka.tell(Calls.of(tenant, "stripe")
                .breaker("closed")
                .startedAt(start.plusSeconds(2))
                .build());
        awaitState("healthy");
    }

    @Test
    void whatTheProviderRefusesIsTheCallersDoing() {
        tell("refused", 20);

        awaitState("healthy");
    }

    @Test
    void asCallsGrowOldItIsJudgedAgain() throws SQLException {
        tell("failed", 10);
        awaitState("unhealthy");
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update call set started_at = started_at - interval '6 minutes' where tenant = '%s'"
                    .formatted(tenant));
        }

        round.run().await().atMost(PATIENCE);

        awaitState("unknown");
    }

    @Test
    void everyChangeIsKept() throws SQLException {
        tell("succeeded", 10);
        awaitState("healthy");
        tell("failed", 10);
        awaitState("unhealthy");

        try (var connection = infrastructure.connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select state from health_change where tenant = '%s' order by since"
                                .formatted(tenant))) {
            List<String> states = new ArrayList<>();
            while (rows.next()) states.add(rows.getString(1));
            assertThat(states).endsWith("healthy", "unhealthy");
        }
    }

    @Test
    void anIntegrationThatIsGoneIsAskedForAtItsOwner() {
        awaitState("unknown");

        kafka.integrationIsGone(tenant, "stripe");

        await().atMost(PATIENCE).until(() -> status("stripe") != 200);
    }

    @Test
    void whileTheOwnerCannotBeAskedNobodySaysThereIsNone() {
        given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/integrations/never-heard-of/health")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("code", equalTo("service-unavailable"));
    }

    private void tell(String outcome, int count) {
        List<ProviderCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++)
            calls.add(Calls.of(tenant, "stripe").outcome(outcome).build());
        kafka.tell(calls);
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).until(() -> status("stripe") == 200 && state.equals(health().getString("state")));
    }

    private int status(String integration) {
        return given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/integrations/%s/health".formatted(integration))
                .statusCode();
    }

    private JsonPath health() {
        return given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/integrations/stripe/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
