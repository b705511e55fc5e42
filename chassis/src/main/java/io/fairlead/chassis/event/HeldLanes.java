package io.fairlead.chassis.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Lanes whose first event cannot be sent; each is tried again after a while that grows, and the others go on. */
final class HeldLanes {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Map<Lane, Hold> holds = new HashMap<>();
    private final LongSupplier nanoTime;

    HeldLanes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The lanes to leave alone now. */
    synchronized Set<Lane> now() {
        long now = nanoTime.getAsLong();
        Set<Lane> held = new HashSet<>();
        holds.forEach((lane, hold) -> {
            if (hold.until - now > 0) held.add(lane);
        });
        return held;
    }

    /** Holds back a lane whose own event was refused. */
    synchronized void refused(Lane lane) {
        hold(lane, LONGEST_WAIT);
    }

    /** Holds back a lane that may just have had bad luck. */
    synchronized void unlucky(Lane lane) {
        hold(lane, FIRST_WAIT);
    }

    synchronized void sent(Lane lane) {
        holds.remove(lane);
    }

    synchronized int size() {
        return holds.size();
    }

    private void hold(Lane lane, Duration longest) {
        Hold before = holds.get(lane);
        long pause = before == null ? FIRST_WAIT.toNanos() : Math.min(before.pause * 2, longest.toNanos());
        holds.put(lane, new Hold(pause, nanoTime.getAsLong() + pause));
    }

    private record Hold(long pause, long until) {}
}
