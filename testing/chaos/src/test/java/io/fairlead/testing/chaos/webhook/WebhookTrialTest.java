package io.fairlead.testing.chaos.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.chaos.kill.Injury;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.kill.Recovery;
import io.fairlead.testing.chaos.webhook.FakeFairlead.Mistake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole trial, of something that makes no mistake or one. */
class WebhookTrialTest {

    private static final int DELIVERIES = 600;
    private static final int ENDPOINTS = 10;
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(1));
    private static final Tempo QUICK =
            new Tempo(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofSeconds(1));
    private static final KillPlan PLAN = new KillPlan(List.of(
            new KillPlan.Step(new Injury.Kill("webhook-service-2"), 0.5),
            new KillPlan.Step(new Injury.Stop("kafka", Duration.ofMillis(20)), 0.1)));

    @Test
    void findsNothingWhereNothingIsWrong() throws InterruptedException {
        var result = trial(Mistake.NONE);

        assertThat(result.violations()).isEmpty();
        assertThat(result.sent()).isEqualTo(DELIVERIES);
        assertThat(result.acknowledged()).isEqualTo(DELIVERIES);
        assertThat(result.stored()).isEqualTo(DELIVERIES);
        assertThat(result.published()).isEqualTo(DELIVERIES);
        assertThat(result.intake()).isEqualTo(DELIVERIES);
        assertThat(result.unknownThenAcknowledged()).isPositive();
        assertThat(result.duplicates()).isGreaterThanOrEqualTo((DELIVERIES - ENDPOINTS * 9) / 10 * 9);
        assertThat(result.refused()).isPositive().isEqualTo(result.strangers());
        assertThat(result.recoveries()).extracting(Recovery::inFlight).doesNotContain(0);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGETS,                    acknowledged and not stored",
        "STORES_AGAIN,               stored more than once",
        "PUBLISHES_UNDER_ANOTHER_ID, with more than one effect",
        "PUBLISHES_NOTHING,          stored without effect",
        "BELIEVES_EVERYBODY,         answers that should not have come",
        "REFUSES_THE_GENUINE,        answers that should not have come",
        "LETS_ONE_OVERTAKE,          out of order"
    })
    void findsAMistake(Mistake mistake, String violation) throws InterruptedException {
        var result = trial(mistake);

        assertThat(result.holds()).isFalse();
        assertThat(result.violations()).anySatisfy(said -> assertThat(said).contains(violation));
    }

    private static TrialResult trial(Mistake mistake) throws InterruptedException {
        try (var fake = new FakeFairlead(mistake)) {
            return new WebhookTrial(fake, PLAN, DELIVERIES, 1, PATIENCE, QUICK).run(new Silent());
        }
    }

    private static final class Silent implements WebhookTrial.Observer {

        @Override
        public void begins(int endpoints) {}

        @Override
        public void recovered(Recovery recovery) {}

        @Override
        public void waits(String progress) {}
    }
}
