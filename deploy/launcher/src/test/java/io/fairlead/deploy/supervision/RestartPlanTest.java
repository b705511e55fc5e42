package io.fairlead.deploy.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPlanTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RestartPlan plan = new RestartPlan(now);

    @Test
    void aDeadPartIsDueWithinASecond() {
        plan.died(now);

        assertThat(plan.isDue(now.plusSeconds(1))).isTrue();
    }

    @Test
    void aPartThatRunsIsNeverDue() {
        assertThat(plan.isDue(now.plusSeconds(3600))).isFalse();
    }

    @Test
    void eachDeathInARowWaitsLongerUpToHalfAMinute() {
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofMillis(200));
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofMillis(400));
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofMillis(800));
        for (var i = 0; i < 10; i++) {
            pauseAfterDeath();
        }
        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoRanForAMinuteIsStartedAtOnceAgain() {
        pauseAfterDeath();
        pauseAfterDeath();
        now = now.plusSeconds(60);

        assertThat(pauseAfterDeath()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void lookingAgainAtADeadPartDoesNotPutItOff() {
        plan.died(now);
        plan.died(now.plusMillis(150));

        assertThat(plan.isDue(now.plusMillis(200))).isTrue();
    }

    @Test
    void countsTheRestarts() {
        pauseAfterDeath();
        pauseAfterDeath();

        assertThat(plan.restarts()).isEqualTo(2);
    }

    /** Lets the part die, waits until it is due, starts it, and says how long that took. */
    private Duration pauseAfterDeath() {
        var death = now;
        plan.died(death);
        while (!plan.isDue(now)) {
            now = now.plusMillis(100);
        }
        plan.started(now);
        return Duration.between(death, now);
    }
}
