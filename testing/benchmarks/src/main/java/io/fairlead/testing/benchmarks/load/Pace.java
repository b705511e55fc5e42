package io.fairlead.testing.benchmarks.load;

import java.util.concurrent.TimeUnit;

/**
 * When the requests of a fixed rate are due, in nanoseconds from the begin: the first one at once, the others evenly.
 *
 * @param perSecond at least 1
 */
record Pace(int perSecond) {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** How many are due by then. */
    long dueBy(long elapsed) {
        return elapsed * perSecond / SECOND + 1;
    }

    /** @param number of the request, from 0 */
    long dueAt(long number) {
        return Math.ceilDiv(number * SECOND, perSecond);
    }
}
