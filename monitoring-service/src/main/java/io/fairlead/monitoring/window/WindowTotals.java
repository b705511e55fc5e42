package io.fairlead.monitoring.window;

import io.fairlead.contracts.event.ProviderCall;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is counted of a window's calls; totals of parts merge to those of the whole. */
final class WindowTotals {
    private final DurationSketch durations;
    private long calls;
    private long succeeded;

    private WindowTotals(long calls, long succeeded, DurationSketch durations) {
        this.calls = calls;
        this.succeeded = succeeded;
        this.durations = durations;
    }

    static WindowTotals empty() {
        return new WindowTotals(0, 0, DurationSketch.empty());
    }

    static WindowTotals of(long calls, long succeeded, DurationSketch durations) {
        return new WindowTotals(calls, succeeded, durations);
    }

    /** The totals of each window the calls belong to, in the order in which windows are locked. */
    static SortedMap<WindowKey, WindowTotals> byWindow(Collection<ProviderCall> calls) {
        SortedMap<WindowKey, WindowTotals> windows = new TreeMap<>();
        for (ProviderCall call : calls)
            windows.computeIfAbsent(WindowKey.of(call), ignored -> empty()).add(call);
        return windows;
    }

    void add(ProviderCall call) {
        calls++;
        if (ProviderCall.SUCCEEDED.equals(call.outcome())) succeeded++;
        durations.add(Math.max(0, call.durationMs()));
    }

    void merge(WindowTotals other) {
        calls += other.calls;
        succeeded += other.succeeded;
        durations.merge(other.durations);
    }

    long calls() {
        return calls;
    }

    long succeeded() {
        return succeeded;
    }

    DurationSketch durations() {
        return durations;
    }
}
