package io.fairlead.testing.simulators.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a twin sent by itself: all of it counted, the latest kept. */
public final class DeliveryLog {

    private static final int KEPT = 1_000;

    private final Deque<Dispatch> latest = new ArrayDeque<>();
    private long total;

    void add(Dispatch dispatch) {
        total++;
        latest.addLast(dispatch);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    public long total() {
        return total;
    }

    public List<Dispatch> latest() {
        return List.copyOf(latest);
    }

    public void clear() {
        latest.clear();
        total = 0;
    }
}
