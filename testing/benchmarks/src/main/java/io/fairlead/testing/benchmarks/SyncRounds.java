package io.fairlead.testing.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs of one kind, and what was measured in them. */
final class SyncRounds {

    private static final int PERCENT = 100;

    private final SyncCosts costs;
    private final Runnable quiet;
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private final List<Double> share = new ArrayList<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, List<Double>> wholeMicros = new LinkedHashMap<>();

    /** @param quiet returns when the events of a run are out, and nobody has anything to do */
    SyncRounds(SyncCosts costs, Runnable quiet) {
        this.costs = costs;
        this.quiet = quiet;
    }

    SyncRun run(Supplier<SyncRun> begin) {
        Map<String, Duration> before = costs.now();
        SyncRun run = begin.get();
        Map<String, Duration> used = SyncCosts.between(before, costs.now());
        perSecond.add(run.perSecond());
        share.add(run.share());
        busy.add(PERCENT
                * used.values().stream().mapToDouble(Duration::toNanos).sum()
                / run.duration().toNanos()
                / Runtime.getRuntime().availableProcessors());
        SyncCosts.add(micros, used, run.read());
        quiet.run();
        SyncCosts.add(wholeMicros, SyncCosts.between(before, costs.now()), run.read());
        return run;
    }

    List<Double> perSecond() {
        return perSecond;
    }

    /** How many in a hundred records differed from what was stored. */
    List<Double> share() {
        return share;
    }

    /** How much of the machine those who are measured used; the rest was waiting, or somebody else's. */
    List<Double> busy() {
        return busy;
    }

    /** Processor time a record until the run had ended, by process. */
    Map<String, List<Double>> micros() {
        return micros;
    }

    /** The same until its last event was out. */
    Map<String, List<Double>> wholeMicros() {
        return wholeMicros;
    }
}
