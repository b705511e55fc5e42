package io.fairlead.chassis.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.chassis.sample.LateIssuers;
import io.fairlead.chassis.sample.Token;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service is started while the issuer is silent. */
@QuarkusTest
@WithTestResource(value = LateIssuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(IssuerAwayTest.ReadyWithTokenKeys.class)
class IssuerAwayTest {

    public static class ReadyWithTokenKeys implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fairlead.health.ready-needs", "token-keys",
                    "quarkus.oidc.connection-timeout", "1s",
                    "quarkus.oidc.connection-retry-count", "0");
        }
    }

    @Test
    void refusesEverybodyUntilTheIssuerAnswersAndThenIsReadyByItself() {
        var token = Token.of("school", "viewer").text();
        given().auth()
                .oauth2(token)
                .get("/api/v1/things/mine")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("service-unavailable"))
                .body("retry", equalTo(true));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        LateIssuers.answer();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().auth().oauth2(token).get("/api/v1/things/mine").then().statusCode(200);
    }
}
