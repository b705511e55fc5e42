package io.fairlead.chassis.health;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.fairlead.chassis.sample.Issuers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither PostgreSQL nor Redis nor Kafka is there, and the main job needs none of them. */
@QuarkusTest
@WithTestResource(value = Issuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(HealthTest.NeedsTokenKeys.class)
class HealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static class NeedsTokenKeys implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fairlead.health.ready-needs", "token-keys,kafka|token-keys",
                    "fairlead.database.port", "1",
                    "fairlead.redis.url", "redis://localhost:1",
                    "fairlead.kafka.bootstrap", "localhost:1");
        }
    }

    /** Token keys are fetched after the start, which does not wait for them. */
    @BeforeEach
    void keysAreKnown() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode(), equalTo(200));
    }

    @Test
    void isReadyAsLongAsItCanDoItsMainJob() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'main-job' }.data",
                        equalTo(Map.of("token-keys", "up", "kafka|token-keys", "up")));
    }

    @Test
    void saysWhatIsAwayAndStaysUp() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("main-job", "dependencies"))
                .body("checks.find { it.name == 'dependencies' }.data.redis", equalTo("down"))
                .body("checks.find { it.name == 'dependencies' }.data.postgresql", equalTo("down"))
                .body("checks.find { it.name == 'dependencies' }.data.degraded", containsString("kafka"));
    }

    @Test
    void livenessLooksAtNothing() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
