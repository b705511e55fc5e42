package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitsTest.SmallLimits.class)
@WithInfrastructure(
        value = "gateway",
        own = {Server.REDIS})
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class LimitsTest {

    /** So slow that nothing comes back while a test runs. */
    public static final class SmallLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fairlead.gateway.limit.client.burst", "6",
                    "fairlead.gateway.limit.client.per-second", "0.01",
                    "fairlead.gateway.limit.tenant.burst", "10",
                    "fairlead.gateway.limit.tenant.per-second", "0.01",
                    "fairlead.limit.pause", "100ms",
                    // a busy machine must not look like a Redis that is away
                    "fairlead.limit.patience", "5s");
        }
    }

    @InjectInfrastructure
    TestInfrastructure infrastructure;

    @Inject
    MeterRegistry metrics;

    private final String tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);

    /** The first connection to Redis may take longer than a decision waits. */
    @BeforeEach
    void limitsAreShared() {
        await().until(() ->
                call("t-" + UUID.randomUUID(), "eve").header("RateLimit-Policy").startsWith("\"client\";q=6;"));
    }

    @Test
    void aClientMayAskAsMuchAsItsLimit() {
        double before =
                metrics.counter("fairlead.gateway.limited", "policy", "client").count();

        assertThat(grantedTo("ada")).isEqualTo(6);

        Response refused = call("ada");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("rate-limited");
        assertThat(refused.jsonPath().getList("violated-policies", String.class))
                .isEqualTo(List.of("client"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(90, 100);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"client\";q=6;w=600, \"tenant\";q=10;w=1000");
        assertThat(refused.header("RateLimit")).matches("\"client\";r=0;t=\\d+, \"tenant\";r=4;t=\\d+");
        assertThat(metrics.counter("fairlead.gateway.limited", "policy", "client")
                        .count())
                .isEqualTo(before + 2);
    }

    @Test
    void theClientsOfATenantShareItsLimit() {
        assertThat(grantedTo("ada")).isEqualTo(6);
        assertThat(grantedTo("bob")).isEqualTo(4);
        assertThat(call("cyd").jsonPath().getList("violated-policies", String.class))
                .isEqualTo(List.of("tenant"));
    }

    @Test
    void anAnswerSaysHowMuchIsLeft() {
        Response answer = call("ada");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("RateLimit")).matches("\"client\";r=5;t=\\d+, \"tenant\";r=9;t=\\d+");
    }

    @Test
    void aRefusedIdentityCostsNothing() {
        for (int i = 0; i < 20; i++) {
            given().auth()
                    .oauth2(Tokens.of(tenant).named("ada").roles("viewer"))
                    .post("/api/v1/integrations")
                    .then()
                    .statusCode(403);
        }

        assertThat(call("ada").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutRedisItsShareOfTheLimitStillHolds() {
        var redis = infrastructure.own(Server.REDIS);
        redis.stop();
        try {
            assertThat(grantedTo("ada")).isEqualTo(3);
            assertThat(call("ada").header("RateLimit-Policy")).startsWith("\"client\";q=3;");
        } finally {
            redis.start();
        }

        await().until(() -> call("bob").header("RateLimit-Policy").startsWith("\"client\";q=6;"));
    }

    private int grantedTo(String subject) {
        int granted = 0;
        while (call(subject).statusCode() == 200) {
            granted++;
        }
        return granted;
    }

    private Response call(String subject) {
        return call(tenant, subject);
    }

    private static Response call(String tenant, String subject) {
        return given().auth()
                .oauth2(Tokens.of(tenant).named(subject).roles("viewer"))
                .get("/api/v1/connectors");
    }
}
