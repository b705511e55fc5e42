package io.fairlead.monitoring.window;

import java.time.Instant;

/**
 * Five minutes of an operation as clients see them.
 *
 * @param open whether the five minutes are still running
 */
record Window(
        Instant from,
        Instant to,
        boolean open,
        String operation,
        long calls,
        long succeeded,
        double p50Ms,
        double p95Ms,
        double p99Ms) {

    static Window of(Instant from, boolean open, String operation, WindowTotals totals) {
        DurationSketch durations = totals.durations();
        return new Window(
                from,
                from.plus(WindowKey.LENGTH),
                open,
                operation,
                totals.calls(),
                totals.succeeded(),
                rounded(durations.percentile(0.50)),
                rounded(durations.percentile(0.95)),
                rounded(durations.percentile(0.99)));
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 1_000) / 1_000.0;
    }
}
