package io.fairlead.testing.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Sightings sightings = new Sightings();

    @Test
    void timeCountsFromWhenADeliveryWasDueUntilItIsSeenFirst() {
        sightings.begin();
        sightings.sent("one", 0);

        sightings.seen("one", Duration.ofMillis(20).toNanos());
        sightings.seen("one", Duration.ofMillis(900).toNanos());

        Visible visible = sightings.await(Duration.ZERO);
        assertThat(visible.seen()).isEqualTo(1);
        assertThat(visible.missing()).isZero();
        assertThat(visible.p99()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
    }

    @Test
    void whatIsNotSeenInTimeIsMissingAndTookAtLeastUntilThen() {
        long due = System.nanoTime() - Duration.ofSeconds(20).toNanos();
        sightings.begin();
        sightings.sent("one", due);
        sightings.sent("two", due);
        sightings.seen("two", due + MILLISECOND.toNanos());

        Visible visible = sightings.await(MILLISECOND);

        assertThat(visible.seen()).isEqualTo(1);
        assertThat(visible.missing()).isEqualTo(1);
        assertThat(visible.p50()).isEqualTo(MILLISECOND);
        assertThat(visible.p99()).isGreaterThan(Duration.ofSeconds(19));
    }

    @Test
    void aStragglerOfTheRoundBeforeIsNotOfThisOne() {
        sightings.begin();
        sightings.sent("late", 0);
        sightings.begin();
        sightings.sent("mine", 0);

        sightings.seen("late", Duration.ofSeconds(9).toNanos());
        sightings.seen("mine", MILLISECOND.toNanos());

        assertThat(sightings.await(Duration.ZERO)).isEqualTo(new Visible(1, 0, MILLISECOND, MILLISECOND));
    }

    @Test
    void theAnswerComesThroughALineAsItWas() {
        var visible = new Visible(5, 1, Duration.ofNanos(7), Duration.ofNanos(8));

        assertThat(Visible.parse(visible.line())).isEqualTo(visible);
        assertThat(Visible.isQuestion(Visible.question(MILLISECOND))).isTrue();
        assertThat(Visible.patience(Visible.question(MILLISECOND))).isEqualTo(MILLISECOND);
    }
}
