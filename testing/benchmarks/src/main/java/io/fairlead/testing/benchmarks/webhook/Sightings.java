package io.fairlead.testing.benchmarks.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Which deliveries of a round are not visible as events yet, and how long it took the others. Both ends are read from
 * the one clock of this process.
 */
final class Sightings {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Map<String, Long> awaited = new ConcurrentHashMap<>();
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);

    /** A new round; what is left of the one before is nobody's any more. */
    void begin() {
        awaited.clear();
        synchronized (micros) {
            micros.reset();
        }
    }

    /** @param due when it was to be sent */
    void sent(String delivery, long due) {
        awaited.put(delivery, due);
    }

    /** It was not acknowledged, so that nobody may wait for it. */
    void refused(String delivery) {
        awaited.remove(delivery);
    }

    /** The first time counts; an event that comes again was not lost. */
    void seen(String delivery, long now) {
        Long due = awaited.remove(delivery);
        if (due != null) {
            synchronized (micros) {
                record(micros, now - due);
            }
        }
    }

    /** Waits until all that was acknowledged is visible, but not longer than this; what is missing then took at least so long. */
    Visible await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!awaited.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        List<Long> missing = List.copyOf(awaited.values());
        long now = System.nanoTime();
        synchronized (micros) {
            Histogram all = micros.copy();
            missing.forEach(due -> record(all, now - due));
            return Visible.of(all, missing.size());
        }
    }

    private static void record(Histogram micros, long nanos) {
        micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
    }
}
