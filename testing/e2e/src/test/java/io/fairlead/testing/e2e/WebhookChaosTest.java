package io.fairlead.testing.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Replicas;
import io.fairlead.testing.chaos.SuiteUnderFire;
import io.fairlead.testing.chaos.WebhookReport;
import io.fairlead.testing.chaos.kill.Injury;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.webhook.Tempo;
import io.fairlead.testing.chaos.webhook.TrialResult;
import io.fairlead.testing.chaos.webhook.WebhookTrial;
import io.fairlead.testing.kit.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./fairlead chaos webhook}. */
@WithSuite
class WebhookChaosTest {

    private static final long SEED = 53;
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(4));

    private final Suite suite;
    private final SuiteUnderFire target;

    WebhookChaosTest(Suite suite) {
        this.suite = suite;
        this.target = new SuiteUnderFire(suite);
    }

    @BeforeEach
    void twoReplicasThatAreLookedAfter() {
        suite.supervise(Replicas.parse(List.of("webhook=2")));
    }

    @AfterEach
    void oneOfEach() {
        suite.scale(1);
    }

    @Test
    void losesNothingAndDoesNothingTwiceWhileEachPartIsHit() throws InterruptedException {
        var plan = KillPlan.of(target.partsOfWebhooks(), 5, SEED);

        var result = trial(plan, 2000);

        assertThat(result.violations()).isEmpty();
        assertThat(result.sent()).isEqualTo(2000);
        assertThat(result.recoveries())
                .extracting(recovery -> recovery.injury().part())
                .containsExactlyInAnyOrder("webhook-service", "webhook-service-2", "postgres", "redis", "kafka");
        assertThat(result.recoveries())
                .allSatisfy(recovery -> assertThat(recovery.inFlight()).isPositive());
        assertThat(result.refused()).isPositive().isEqualTo(result.strangers());
    }

    @Test
    void acknowledgesWithoutKafkaAndDrainsInOrderWhenItIsBack() throws InterruptedException {
        var plan = new KillPlan(List.of(new KillPlan.Step(new Injury.Kill("kafka"), 0.5)));

        var result = trial(plan, 1000);

        assertThat(result.recoveries().getFirst().doneMeanwhile()).isPositive();
        assertThat(result.overtaken()).isZero();
        assertThat(result.intake()).isEqualTo(1000);
        assertThat(result.violations()).isEmpty();
    }

    private TrialResult trial(KillPlan plan, int deliveries) throws InterruptedException {
        var report = new WebhookReport(Console.standard(Map.of()));
        var result = new WebhookTrial(target, plan, deliveries, SEED, PATIENCE, Tempo.REAL).run(report);
        report.print(result);
        return result;
    }
}
