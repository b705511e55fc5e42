package io.fairlead.monitoring.window;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.call.Calls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Properties 2 and 24: what is counted is what happened. */
class WindowTotalsTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @Property(tries = 200)
    void countsAndSuccessRatesOfEveryWindowEqualThoseOfTheCalls(@ForAll("calls") List<ProviderCall> calls) {
        var windows = WindowTotals.byWindow(calls);

        var expected = calls.stream().collect(groupingBy(WindowKey::of));
        assertThat(windows.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, ofWindow) -> {
            var totals = windows.get(key);
            assertThat(totals).isNotNull();
            assertThat(totals.calls()).isEqualTo(ofWindow.size());
            assertThat(totals.succeeded())
                    .isEqualTo(ofWindow.stream()
                            .filter(call -> call.outcome().equals("succeeded"))
                            .count());
            assertThat(totals.durations().count()).isEqualTo(ofWindow.size());
        });
    }

    @Property(tries = 200)
    void itDoesNotMatterHowCallsAreSplitIntoBatches(
            @ForAll("calls") List<ProviderCall> calls, @ForAll @IntRange(max = 60) int cut) {
        int at = Math.min(cut, calls.size());
        var parts = WindowTotals.byWindow(calls.subList(at, calls.size()));
        WindowTotals.byWindow(calls.subList(0, at))
                .forEach((key, totals) -> parts.computeIfAbsent(key, ignored -> WindowTotals.empty())
                        .merge(totals));

        var whole = WindowTotals.byWindow(calls);

        assertThat(parts.keySet()).isEqualTo(whole.keySet());
        whole.forEach((key, totals) -> {
            var merged = parts.get(key);
            assertThat(merged).isNotNull();
            assertThat(merged.calls()).isEqualTo(totals.calls());
            assertThat(merged.succeeded()).isEqualTo(totals.succeeded());
            assertThat(merged.durations().percentile(0.95))
                    .isEqualTo(totals.durations().percentile(0.95));
        });
    }

    @Test
    void aCallBelongsToTheWindowItStartedIn() {
        assertThat(startOf("2026-03-01T10:04:59.999Z")).isEqualTo(TEN);
        assertThat(startOf("2026-03-01T10:05:00Z")).isEqualTo(TEN.plusSeconds(300));
        assertThat(startOf("1969-12-31T23:59:59Z")).isEqualTo(Instant.EPOCH.minusSeconds(300));
    }

    @Provide
    Arbitrary<List<ProviderCall>> calls() {
        return Combinators.combine(
                        Arbitraries.of("stripe", "juso"),
                        Arbitraries.of("list", "read", "write"),
                        Arbitraries.of("succeeded", "refused", "failed", "something-new"),
                        Arbitraries.longs().between(0, 1_200),
                        Arbitraries.longs().between(0, 30_000))
                .as((integration, operation, outcome, second, duration) -> Calls.of("school", integration)
                        .operation(operation)
                        .outcome(outcome)
                        .startedAt(TEN.plusSeconds(second))
                        .durationMs(duration)
                        .build())
                .list()
                .ofMaxSize(60)
                .map(ArrayList::new);
    }

    private static Instant startOf(String startedAt) {
        return WindowKey.of(Calls.of("school", "stripe")
                        .startedAt(Instant.parse(startedAt))
                        .build())
                .startsAt();
    }
}
