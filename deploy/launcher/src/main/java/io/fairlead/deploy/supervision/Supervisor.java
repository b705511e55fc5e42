package io.fairlead.deploy.supervision;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Starts again what has died. Someone calls {@link #look()} several times a second. */
public final class Supervisor {

    private final Map<Watched, RestartPlan> plans = new LinkedHashMap<>();
    private final Set<Watched> beingStarted = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;
    private final Executor threads;
    private final Listener listener;

    public Supervisor(Collection<? extends Watched> watched, InstantSource clock, Executor threads, Listener listener) {
        watched.forEach(one -> plans.put(one, new RestartPlan(clock.instant())));
        this.clock = clock;
        this.threads = threads;
        this.listener = listener;
    }

    /** Hears of what happens, from several threads. */
    public interface Listener {

        void died(String name);

        /**
         * It runs again.
         *
         * @param restarts how often it was started again so far
         */
        void restarted(String name, int restarts);

        void failedToStart(String name, RuntimeException reason);
    }

    public void look() {
        plans.forEach((watched, plan) -> {
            if (!beingStarted.contains(watched) && !watched.isAlive()) {
                startWhenDue(watched, plan);
            }
        });
    }

    private void startWhenDue(Watched watched, RestartPlan plan) {
        if (plan.died(clock.instant())) {
            listener.died(watched.name());
        }
        if (plan.isDue(clock.instant())) {
            plan.started(clock.instant());
            beingStarted.add(watched);
            threads.execute(() -> start(watched, plan.restarts()));
        }
    }

    private void start(Watched watched, int restarts) {
        try {
            watched.start();
            listener.restarted(watched.name(), restarts);
        } catch (RuntimeException reason) {
            listener.failedToStart(watched.name(), reason);
        } finally {
            beingStarted.remove(watched);
        }
    }
}
