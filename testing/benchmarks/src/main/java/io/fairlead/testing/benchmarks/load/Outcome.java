package io.fairlead.testing.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How the requests were answered.
 *
 * @param failed those that were not answered with 200
 */
public record Outcome(long answered, long failed, Duration duration, Duration p50, Duration p99) {

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    static Outcome of(Histogram micros, long failed, Duration duration) {
        return new Outcome(
                micros.getTotalCount(),
                failed,
                duration,
                Duration.ofNanos(micros.getValueAtPercentile(MEDIAN) * 1000),
                Duration.ofNanos(micros.getValueAtPercentile(TAIL) * 1000));
    }

    public double perSecond() {
        return answered / (duration.toNanos() / 1e9);
    }

    String line() {
        return "%d %d %d %d %d".formatted(answered, failed, duration.toNanos(), p50.toNanos(), p99.toNanos());
    }

    static Outcome parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Outcome(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Duration.ofNanos(Long.parseLong(parts[2])),
                Duration.ofNanos(Long.parseLong(parts[3])),
                Duration.ofNanos(Long.parseLong(parts[4])));
    }
}
