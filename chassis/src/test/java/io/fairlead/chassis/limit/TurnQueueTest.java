package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnQueueTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Bucket TWO_A_SECOND = new Bucket("{t}:b", 3, 2);

    private final TurnQueue queue = new TurnQueue();

    @Property
    void noMoreTurnsComeThanTheCapacityAndWhatCameBack(
            @ForAll @IntRange(min = 1, max = 50) int capacity,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double rate,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 200_000) Long> pauses) {
        var turns = new TurnQueue();
        var bucket = new Bucket("{t}:b", capacity, rate);
        var come = new ArrayList<Long>();
        long now = 0;

        for (long pause : pauses) {
            now += pause;
            var turn = turns.take(bucket, Duration.ofDays(1), 1_000, null, now);
            if (turn.granted()) {
                come.add(now + micros(turn.untilThen()));
            }
        }

        assertThat(come).isSorted();
        for (int from = 0; from < come.size(); from++) {
            for (int to = from; to < come.size(); to++) {
                double seconds = (come.get(to) - come.get(from)) / 1e6;
                assertThat((double) (to - from + 1)).isLessThanOrEqualTo(capacity + rate * (seconds + 1e-6) + 1e-6);
            }
        }
    }

    @Test
    void letsWaitWhoComesLater() {
        assertThat(List.of(untilTurn(0), untilTurn(0), untilTurn(0), untilTurn(0), untilTurn(0), untilTurn(250_000)))
                .containsExactly(0L, 0L, 0L, 500_000L, 1_000_000L, 1_250_000L);
    }

    @Test
    void refusesATurnThatComesTooLateAndTakesNothingForIt() {
        for (int i = 0; i < 3; i++) untilTurn(0);

        var refused = queue.take(TWO_A_SECOND, Duration.ofMillis(500), 10, null, 0);

        assertThat(refused.granted()).isFalse();
        assertThat(refused.untilThen()).isEqualTo(Duration.ofMillis(500));
        assertThat(untilTurn(0)).isEqualTo(500_000);
    }

    @Test
    void refusesWhenEnoughWait() {
        for (int i = 0; i < 3; i++) untilTurn(0);
        assertThat(take(0, 2, null).granted()).isTrue();
        assertThat(take(0, 2, null).granted()).isTrue();

        assertThat(take(0, 2, null).granted()).isFalse();
    }

    @Test
    void aTurnThatHasComeIsGoodWithoutAnother() {
        for (int i = 0; i < 3; i++) untilTurn(0);
        var turn = take(0, 10, null);

        assertThat(take(500_000, 10, turn).untilThen()).isZero();
        assertThat(untilTurn(500_000)).isEqualTo(500_000);
    }

    @Test
    void noTurnComesWhileItIsClosedAndOneAtATimeAfterwards() {
        queue.close(TWO_A_SECOND, Duration.ofSeconds(4), 0);

        assertThat(List.of(untilTurn(0), untilTurn(1_000_000), untilTurn(1_000_000)))
                .containsExactly(4_000_000L, 3_500_000L, 4_000_000L);
    }

    @Test
    void aTurnFromBeforeItWasClosedIsVoid() {
        for (int i = 0; i < 3; i++) untilTurn(0);
        var turn = take(0, 10, null);
        queue.close(TWO_A_SECOND, Duration.ofSeconds(4), 100_000);

        var again = take(500_000, 10, turn);

        assertThat(again.granted()).isTrue();
        assertThat(again.untilThen()).isEqualTo(Duration.ofMillis(3_600));
    }

    @Test
    void aShorterClosingOpensNothing() {
        queue.close(TWO_A_SECOND, Duration.ofSeconds(4), 0);
        var turn = take(0, 10, null);
        queue.close(TWO_A_SECOND, Duration.ofSeconds(1), 0);

        assertThat(take(4_000_000, 10, turn).untilThen()).isZero();
        assertThat(untilTurn(0)).isEqualTo(4_500_000);
    }

    private long untilTurn(long now) {
        return micros(take(now, 10, null).untilThen());
    }

    private Turn take(long now, int most, @Nullable Turn due) {
        return queue.take(TWO_A_SECOND, MINUTE, most, due, now);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
