package io.fairlead.sync;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Identity, health and metrics are there. */
@QuarkusTest
@WithInfrastructure("sync")
class SyncServiceTest {

    @Test
    void isReadyForItsMainJob() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void reportsWhatItDependsOn() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'dependencies' }.data.postgresql", equalTo("up"))
                .body("checks.find { it.name == 'dependencies' }.data.redis", equalTo("up"))
                .body("checks.find { it.name == 'dependencies' }.data.kafka", equalTo("up"));
    }

    @Test
    void servesItsMetrics() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_"));
    }

    @Test
    void asksWhoIsThere() {
        given().get("/api/v1/anything")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("Fairlead-Request-Id", notNullValue())
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        given().auth()
                .oauth2(Tokens.of("school").admin())
                .get("/api/v1/anything")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Fairlead-Request-Id", notNullValue())
                .body("code", equalTo("not-found"));
    }
}
