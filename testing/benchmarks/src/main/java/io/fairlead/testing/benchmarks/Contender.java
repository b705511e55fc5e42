package io.fairlead.testing.benchmarks;

import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.load.Outcome;
import io.fairlead.testing.benchmarks.load.Wish;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of those that are compared, and what was measured of it. */
final class Contender {

    private final String name;
    private final MeasuredProcess process;
    private final URI target;
    private final List<Double> cpuMicros = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> tailMillis = new ArrayList<>();

    Contender(String name, MeasuredProcess process, URI target) {
        this.name = name;
        this.process = process;
        this.target = target;
    }

    String name() {
        return name;
    }

    List<Double> cpuMicros() {
        return cpuMicros;
    }

    List<Double> perSecond() {
        return perSecond;
    }

    List<Double> tailMillis() {
        return tailMillis;
    }

    double memory() {
        return process.memory();
    }

    void warmUp(LoadProcess load, int connections, Duration duration) {
        send(load, new Wish(target, connections, 0, duration));
    }

    /** As many requests as it can answer. */
    void measureWork(LoadProcess load, int connections, Duration duration) {
        Duration before = process.cpu();
        Outcome outcome = send(load, new Wish(target, connections, 0, duration));
        cpuMicros.add(process.cpu().minus(before).toNanos() / 1e3 / outcome.answered());
        perSecond.add(outcome.perSecond());
    }

    /** Few enough requests that none has to wait for another. */
    void measureLatency(LoadProcess load, int connections, int rate, Duration duration) {
        tailMillis.add(
                send(load, new Wish(target, connections, rate, duration)).p99().toNanos() / 1e6);
    }

    private Outcome send(LoadProcess load, Wish wish) {
        Outcome outcome = load.send(wish);
        if (outcome.failed() > 0 || outcome.answered() == 0) {
            throw new IllegalStateException(
                    "%s: %d of %d requests failed (by status: %s), so that the figures mean nothing"
                            .formatted(
                                    name, outcome.failed(), outcome.failed() + outcome.answered(), outcome.failures()));
        }
        process.emptyLog();
        return outcome;
    }
}
