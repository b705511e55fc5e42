package io.fairlead.testing.chaos.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RationTest {

    private long now;

    @Test
    void dealsTheFirstHalfAtOnceAndSpreadsTheSecond() {
        var ration = ration(200, 1);

        assertThat(takeAll(ration)).isEqualTo(50);
        now += Duration.ofSeconds(5).toNanos();
        assertThat(takeAll(ration)).isEqualTo(25);
        now += Duration.ofMinutes(1).toNanos();
        assertThat(takeAll(ration)).isEqualTo(25);
    }

    @Test
    void tellsHowMuchOfTheFirstHalfHasGoneOut() {
        var ration = ration(200, 1);

        for (int i = 0; i < 25; i++) {
            ration.take();
        }

        assertThat(ration.isTaken(0.5)).isTrue();
        assertThat(ration.isTaken(0.6)).isFalse();
    }

    @Test
    void carriesOverWhatWasLeft() {
        var ration = ration(300, 2);
        takeAll(ration);

        ration.deal();

        assertThat(takeAll(ration)).isEqualTo(62);
        ration.deal();
        assertThat(takeAll(ration)).isEqualTo(188);
        assertThat(ration.left()).isZero();
    }

    @Property
    void dealsOutExactlyWhatThereIs(
            @ForAll @IntRange(min = 0, max = 500) int deliveries, @ForAll @IntRange(min = 0, max = 20) int injuries) {
        var ration = ration(deliveries, injuries);

        int taken = takeAll(ration);
        for (int i = 0; i < injuries; i++) {
            now += Duration.ofSeconds(3).toNanos();
            taken += takeAll(ration);
            ration.deal();
            taken += takeAll(ration);
        }

        assertThat(taken).isEqualTo(deliveries);
    }

    private Ration ration(int deliveries, int injuries) {
        return new Ration(deliveries, injuries, Duration.ofSeconds(10), () -> now);
    }

    private static int takeAll(Ration ration) {
        int taken = 0;
        while (ration.take()) {
            taken++;
        }
        return taken;
    }
}
