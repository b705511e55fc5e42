package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Replicas;
import io.fairlead.testing.chaos.SuiteUnderFire;
import io.fairlead.testing.chaos.SyncReport;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.sync.SmallPages;
import io.fairlead.testing.chaos.sync.SyncTrial;
import io.fairlead.testing.kit.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@code ./fairlead chaos sync}. */
@WithSuite
class SyncChaosTest {

    private static final long SEED = 5;
    private static final List<String> PARTS =
            List.of("sync-service", "sync-service-2", "connector-service", "postgres", "kafka");
    /** A replica that is to be hit may see several runs go to the other. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(4));

    private final Suite suite;

    SyncChaosTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void twoReplicasThatAreLookedAfter() {
        suite.supervise(Replicas.parse(List.of("sync=2", "connector=2")));
    }

    @AfterEach
    void oneOfEachAndTheDistrictAsItWas() {
        suite.scale(1);
        new Journey(suite, "school").as("admin").delete("/api/v1/integrations/{name}", SmallPages.INTEGRATION);
        SmallPages.takeAway(suite.connectors());
        given().post(suite.twins() + "/_control/oneroster/reset").then().statusCode(204);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyRecordIsAsAtItsSourceAfterEachPartWasHit() throws InterruptedException {
        var plan = KillPlan.of(PARTS, PARTS.size(), SEED);
        var report = new SyncReport(Console.standard(Map.of()));

        var result = new SyncTrial(new SuiteUnderFire(suite), plan, SuiteExtension.USERS, SEED, PATIENCE).run(report);

        report.print(result);
        assertThat(result.violations()).isEmpty();
        assertThat(result.hits())
                .extracting(blow -> blow.recovery().injury().part())
                .containsExactlyInAnyOrderElementsOf(PARTS);
        assertThat(result.records()).isEqualTo(result.liveAtSource()).isGreaterThan(SuiteExtension.USERS);
        assertThat(result.changed()).isPositive();
        assertThat(result.deleted()).isPositive();
    }
}
