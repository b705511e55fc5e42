package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.suite.Suite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithSuite
class SuiteStartsTest {

    private final Suite suite;

    SuiteStartsTest(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceBecomesReady(Service service) {
        given().get(suite.service(service) + "/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "redis",
                "kafka",
                "keycloak",
                "twins",
                "gateway-service",
                "connector-service",
                "sync-service",
                "webhook-service",
                "monitoring-service"
            })
    void everythingIsReadyAndWorksAgainAfterAPartWasKilled(String part) {
        suite.kill(part);

        suite.mend();

        for (var service : Service.values()) {
            given().get(suite.service(service) + "/q/health/ready").then().statusCode(200);
        }
        assertThat(new Journey(suite, "school").walk()).isNotEmpty();
    }
}
