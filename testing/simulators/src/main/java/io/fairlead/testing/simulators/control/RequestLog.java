package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What really reached a twin: all of it counted, the latest kept. */
final class RequestLog {

    private static final int KEPT = 10_000;

    private final Clock clock;
    private final Deque<Entry> latest = new ArrayDeque<>();
    private long total;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    void add(Call call, Outcome outcome) {
        total++;
        latest.addLast(new Entry(total, clock.instant(), call, outcome));
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    long total() {
        return total;
    }

    List<Entry> matching(Target target) {
        return latest.stream().filter(entry -> target.matches(entry.call())).toList();
    }

    void clear() {
        latest.clear();
        total = 0;
    }

    /**
     * @param status nothing when the connection was broken
     * @param acted  whether the call reached the provider's own code
     */
    record Outcome(Optional<Integer> status, boolean acted, Optional<String> fault) {}

    record Entry(long number, Instant at, Call call, Outcome outcome) {}
}
