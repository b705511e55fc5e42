package io.fairlead.testing.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Processor time of everybody who takes part in a run. */
final class SyncCosts {

    private final Map<String, Supplier<Duration>> clocks = new LinkedHashMap<>();

    /** @param cpu since it began */
    SyncCosts with(String name, Supplier<Duration> cpu) {
        clocks.put(name, cpu);
        return this;
    }

    /** A reading of all clocks. */
    Map<String, Duration> now() {
        Map<String, Duration> times = new LinkedHashMap<>();
        clocks.forEach((name, clock) -> times.put(name, clock.get()));
        return times;
    }

    /** What was used between two readings. */
    static Map<String, Duration> between(Map<String, Duration> before, Map<String, Duration> after) {
        Map<String, Duration> used = new LinkedHashMap<>();
        before.forEach(
                (name, time) -> used.put(name, after.getOrDefault(name, time).minus(time)));
        return used;
    }

    /** Microseconds a record, each name with its median, lowest and highest. */
    static String line(Map<String, List<Double>> micros) {
        return micros.entrySet().stream()
                .map(each -> each.getKey() + " " + Figures.spread(each.getValue(), "µs"))
                .collect(Collectors.joining(", "));
    }

    static void add(Map<String, List<Double>> micros, Map<String, Duration> used, long records) {
        used.forEach((name, time) ->
                micros.computeIfAbsent(name, ignored -> new ArrayList<>()).add(time.toNanos() / 1e3 / records));
    }
}
