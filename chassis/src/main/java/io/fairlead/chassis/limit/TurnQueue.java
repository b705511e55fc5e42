package io.fairlead.chassis.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The turns at one bucket, whose tokens may be taken before they are there: who takes one waits for it. Times are
 * microseconds of any clock.
 */
public final class TurnQueue {
    private static final double MICROS_PER_SECOND = 1e6;

    private double tokens = Double.POSITIVE_INFINITY;
    private long at = Long.MIN_VALUE;
    private long epoch;

    /**
     * A turn, or none when it would come too late or too many wait.
     *
     * @param longest the wait has to be shorter than this
     * @param most how many may wait
     * @param due a turn that has come, to be made sure of; null for one that is new
     */
    public synchronized Turn take(Bucket bucket, Duration longest, int most, @Nullable Turn due, long now) {
        if (due != null && due.epoch() == epoch) {
            return new Turn(true, Duration.ZERO, epoch, true);
        }
        refill(bucket, now);
        long wait = (long) Math.ceil(at - now + Math.max(0, 1 - tokens) * MICROS_PER_SECOND / bucket.refillPerSecond());
        boolean granted = wait < TimeUnit.NANOSECONDS.toMicros(longest.toNanos()) && (wait == 0 || tokens - 1 >= -most);
        if (granted) {
            tokens--;
        }
        return new Turn(granted, Duration.of(wait, ChronoUnit.MICROS), epoch, true);
    }

    /** Nobody's turn comes before this time has passed; whoever waits asks again. */
    public synchronized void close(Bucket bucket, Duration time, long now) {
        refill(bucket, now);
        long opens = now + TimeUnit.NANOSECONDS.toMicros(time.toNanos());
        if (opens > at) {
            at = opens;
            tokens = 1;
            epoch++;
        }
    }

    /** Nothing comes back before the bucket opens. */
    private void refill(Bucket bucket, long now) {
        if (at == Long.MIN_VALUE) {
            at = now;
        }
        if (now > at) {
            tokens += (now - at) * bucket.refillPerSecond() / MICROS_PER_SECOND;
            at = now;
        }
        tokens = Math.min(tokens, (double) bucket.capacity());
    }
}
