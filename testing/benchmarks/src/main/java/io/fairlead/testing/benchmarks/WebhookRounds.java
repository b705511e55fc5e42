package io.fairlead.testing.benchmarks;

import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.load.Outcome;
import io.fairlead.testing.benchmarks.load.Wish;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.webhook.Visible;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rounds of one kind with the webhook service, and what was measured in them. */
final class WebhookRounds {

    private final MeasuredProcess service;
    private final LoadProcess load;
    private final URI endpoint;
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> cpuMicros = new ArrayList<>();
    private final List<Double> wholeCpuMicros = new ArrayList<>();
    private final List<Double> middleMillis = new ArrayList<>();
    private final List<Double> tailMillis = new ArrayList<>();
    private final List<Double> visibleMiddleMillis = new ArrayList<>();
    private final List<Double> visibleTailMillis = new ArrayList<>();
    private final Map<Integer, Long> failures = new TreeMap<>();
    private long missing;

    WebhookRounds(MeasuredProcess service, LoadProcess load, URI endpoint) {
        this.service = service;
        this.load = load;
        this.endpoint = endpoint;
    }

    /** Another kind, of which nothing is measured yet. */
    WebhookRounds others() {
        return new WebhookRounds(service, load, endpoint);
    }

    List<Double> perSecond() {
        return perSecond;
    }

    /** Processor time of the service while it acknowledged, for each acknowledgement. */
    List<Double> cpuMicros() {
        return cpuMicros;
    }

    /** The same until the last event of the round was out. */
    List<Double> wholeCpuMicros() {
        return wholeCpuMicros;
    }

    List<Double> middleMillis() {
        return middleMillis;
    }

    List<Double> tailMillis() {
        return tailMillis;
    }

    List<Double> visibleMiddleMillis() {
        return visibleMiddleMillis;
    }

    List<Double> visibleTailMillis() {
        return visibleTailMillis;
    }

    /** What was not acknowledged, and what was and did not become visible while it was waited for; nothing is best. */
    String remarks() {
        var failed = failures.isEmpty() ? "" : "; NOT ACKNOWLEDGED (by status, 0 is no answer): " + failures;
        return missing == 0 ? failed : failed + "; NOT VISIBLE when it was waited for no longer: " + missing;
    }

    /**
     * Sends for so long.
     *
     * @param rate deliveries a second, or 0 for as many as are acknowledged
     * @param patience how long is waited for their events after that
     */
    void run(int connections, int rate, Duration duration, Duration patience) {
        Duration before = service.cpu();
        Outcome outcome = load.send(new Wish(endpoint, connections, rate, duration));
        Duration acknowledged = service.cpu();
        outcome.failures().forEach((status, count) -> failures.merge(status, count, Long::sum));
        if (outcome.answered() == 0) {
            throw new IllegalStateException("nothing was acknowledged%s:%n%s".formatted(remarks(), service.said()));
        }
        perSecond.add(outcome.perSecond());
        cpuMicros.add(micros(acknowledged.minus(before), outcome.answered()));
        middleMillis.add(millis(outcome.p50()));
        tailMillis.add(millis(outcome.p99()));
        if (patience.isPositive()) {
            Visible visible = Visible.parse(load.ask(Visible.question(patience)));
            wholeCpuMicros.add(micros(service.cpu().minus(before), outcome.answered()));
            visibleMiddleMillis.add(millis(visible.p50()));
            visibleTailMillis.add(millis(visible.p99()));
            missing += visible.missing();
        }
        service.emptyLog();
    }

    private static double micros(Duration cpu, long count) {
        return cpu.toNanos() / 1e3 / count;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
