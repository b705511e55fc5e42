package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

    private long now;

    @Property
    void neverGrantsMoreThanTheCapacityAndWhatCameBack(
            @ForAll @IntRange(min = 1, max = 50) int capacity,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double rate,
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = 200_000) Long> pauses) {
        now = 0;
        var buckets = new LocalBuckets(1, () -> now);
        var bucket = new Bucket("{t}:b", capacity, rate);
        var granted = new ArrayList<Long>();

        for (long pause : pauses) {
            now += pause;
            if (buckets.take(List.of(bucket)).allowed()) {
                granted.add(now);
            }
        }

        for (int from = 0; from < granted.size(); from++) {
            for (int to = from; to < granted.size(); to++) {
                double seconds = (granted.get(to) - granted.get(from)) / 1e6;
                assertThat((double) (to - from + 1)).isLessThanOrEqualTo(capacity + rate * seconds + 1e-6);
            }
        }
    }

    @Property
    void theWaitItNamesIsLongEnoughAndNotTooLong(
            @ForAll @IntRange(min = 1, max = 50) int capacity,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double rate) {
        now = 0;
        var buckets = new LocalBuckets(1, () -> now);
        var bucket = List.of(new Bucket("{t}:b", capacity, rate));
        Decision decision = buckets.take(bucket);
        while (decision.allowed()) {
            decision = buckets.take(bucket);
        }
        long wait = decision.retryAfter().toNanos() / 1_000;

        if (wait > 2) {
            now += wait - 2;
            assertThat(buckets.take(bucket).allowed()).isFalse();
            now += 2;
        }
        now += 2;

        assertThat(buckets.take(bucket).allowed()).isTrue();
    }

    @Property
    void aClockThatGoesBackGivesNothingAway(
            @ForAll @Size(max = 100) List<@LongRange(min = 0, max = 10_000_000) Long> times) {
        var buckets = new LocalBuckets(1, () -> now);
        var bucket = List.of(new Bucket("{t}:b", 5, 1));
        int granted = 0;

        for (long time : times) {
            now = time;
            granted += buckets.take(bucket).allowed() ? 1 : 0;
        }

        assertThat(granted).isLessThanOrEqualTo(5 + 10);
    }

    @Test
    void takesFromAllOrFromNone() {
        var buckets = new LocalBuckets(1, () -> now);
        var small = new Bucket("{t}:small", 1, 1);
        var large = new Bucket("{t}:large", 10, 1);
        buckets.take(List.of(large, small));

        var refused = buckets.take(List.of(large, small));

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.buckets().getFirst().remaining()).isEqualTo(9);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(refused.tightest().bucket().key()).isEqualTo("{t}:small");
    }

    @Test
    void grantsItsShareOnly() {
        var buckets = new LocalBuckets(0.5, () -> now);
        var bucket = List.of(new Bucket("{t}:b", 10, 1));

        int granted = 0;
        while (buckets.take(bucket).allowed()) {
            granted++;
        }

        assertThat(granted).isEqualTo(5);
    }

    @Test
    void aBucketIsTaggedAndFillsAgain() {
        assertThatThrownBy(() -> new Bucket("untagged", 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bucket("{t}:b", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bucket("{t}:b", 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bucket("{t}:b", 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
