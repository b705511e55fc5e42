package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.suite.Suite;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service depends on and none needs for its main job. */
@WithSuite
class AwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Journey school;

    AwayTest(Suite suite) {
        this.suite = suite;
        this.school = new Journey(suite, "school");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "kafka"})
    void itsSilenceIsReportedByAllAndKeepsNobodyFromServing(String part) {
        school.configure();

        String traceId;
        suite.suspend(part);
        try {
            for (var service : Service.values()) awaitDegraded(service, Optional.of(part));
            traceId = school.call();
            for (var service : Service.values()) assertReady(service);
        } finally {
            suite.resume(part);
        }

        for (var service : Service.values()) awaitDegraded(service, Optional.empty());
        school.awaitLogged(traceId);
    }

    /** It serves all the while. */
    private void awaitDegraded(Service service, Optional<String> part) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            assertReady(service);
                            return degraded(service);
                        },
                        part::equals);
    }

    private void assertReady(Service service) {
        assertThat(given().get(suite.service(service) + "/q/health/ready").statusCode())
                .as("%s is ready", service)
                .isEqualTo(200);
    }

    private Optional<String> degraded(Service service) {
        JsonPath health = given().get(suite.service(service) + "/q/health").jsonPath();
        return Optional.ofNullable(health.getString("checks.find { it.name == 'dependencies' }.data.degraded"));
    }
}
