package io.fairlead.testing.benchmarks.sync;

import java.time.Duration;

/** How many rows went through upserts, and in what time. */
public record Upserts(long rows, Duration duration) {

    public double perSecond() {
        return rows / (duration.toNanos() / 1e9);
    }

    String line() {
        return "%d %d".formatted(rows, duration.toNanos());
    }

    public static Upserts parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Upserts(Long.parseLong(parts[0]), Duration.ofNanos(Long.parseLong(parts[1])));
    }
}
