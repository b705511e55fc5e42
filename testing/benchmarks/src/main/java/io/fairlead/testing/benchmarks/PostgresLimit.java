package io.fairlead.testing.benchmarks;

import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.webhook.SingleRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many single rows PostgreSQL makes durable, with as many connections as suit it best here. */
final class PostgresLimit {

    private static final Duration TRIAL = Duration.ofSeconds(3);
    private static final List<Integer> CONNECTIONS = List.of(8, 16, 32);

    private final LoadProcess inserts;
    private final int connections;
    private final List<Double> perSecond = new ArrayList<>();

    private PostgresLimit(LoadProcess inserts, int connections) {
        this.inserts = inserts;
        this.connections = connections;
    }

    /** Each number is tried twice: the first times are the warm-up. */
    static PostgresLimit of(LoadProcess inserts) {
        CONNECTIONS.forEach(each -> perSecond(inserts, each, TRIAL));
        int best = CONNECTIONS.stream()
                .max(Comparator.comparing(each -> perSecond(inserts, each, TRIAL)))
                .orElseThrow();
        return new PostgresLimit(inserts, best);
    }

    void measure(Duration duration) {
        perSecond.add(perSecond(inserts, connections, duration));
    }

    int connections() {
        return connections;
    }

    List<Double> perSecond() {
        return perSecond;
    }

    private static double perSecond(LoadProcess inserts, int connections, Duration duration) {
        return inserts.outcome(SingleRows.question(connections, duration)).perSecond();
    }
}
