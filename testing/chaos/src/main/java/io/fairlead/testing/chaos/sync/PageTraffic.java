package io.fairlead.testing.chaos.sync;

import io.fairlead.testing.chaos.kill.Load;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The pages of runs, as they are committed; there is one run at a time. */
final class PageTraffic implements Load {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Map<String, Workplace> workplaces;
    private final Duration page;
    private final Map<String, Integer> pages = new HashMap<>();
    private final List<Wish> wishes = new CopyOnWriteArrayList<>();
    private volatile Optional<SyncRun> current = Optional.empty();
    private volatile @Nullable Strike strike;
    private volatile long committed;

    /** Fulfilled by the first page that is committed after an answer to a question that was asked after it began. */
    private static final class Wish {
        private final long begun;
        private final CompletableFuture<Long> fulfilled = new CompletableFuture<>();
        private long before = -1;

        Wish(long begun) {
            this.begun = begun;
        }

        boolean isFulfilledBy(long askedAt, long committed) {
            if (askedAt - begun < 0) {
                return false;
            }
            if (before < 0) {
                before = committed;
            }
            return committed > before && fulfilled.complete(System.nanoTime());
        }
    }

    /**
     * What a strike met.
     *
     * @param run as it was last seen before
     * @param wasRunning whether it was seen to be running after it
     */
    record Met(SyncRun run, boolean wasRunning) {}

    private static final class Strike {
        private final long at;
        private final SyncRun run;
        private final CompletableFuture<Boolean> wasRunning = new CompletableFuture<>();

        Strike(long at, SyncRun run) {
            this.at = at;
            this.run = run;
        }

        void see(long askedAt, Collection<SyncRun> runs) {
            if (askedAt - at >= 0) {
                wasRunning.complete(runs.stream()
                        .anyMatch(seen ->
                                seen.id().equals(run.id()) && seen.state().equals("running")));
            }
        }
    }

    /**
     * @param workplaces of those parts that may be idle while a run goes on
     * @param page about how long one takes
     */
    PageTraffic(Map<String, Workplace> workplaces, Duration page) {
        this.workplaces = Map.copyOf(workplaces);
        this.page = page;
    }

    /** @param askedAt when the question was asked that this is the answer to */
    synchronized void saw(long askedAt, Collection<SyncRun> runs) {
        runs.forEach(run -> pages.merge(run.id(), run.pages(), Math::max));
        var now = pages.values().stream().mapToLong(Integer::longValue).sum();
        committed = now;
        current = runs.stream().filter(SyncRun::isBetweenPages).findFirst();
        var struck = strike;
        if (struck != null) {
            struck.see(askedAt, runs);
        }
        wishes.removeIf(wish -> wish.isFulfilledBy(askedAt, now));
    }

    /** At an instant within a page, any. */
    @Override
    public int inFlight(String part) {
        var workplace = workplaces.get(part);
        if (current.isPresent() && (workplace == null || workplace.isAtWork())) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(page.toNanos()));
            if (current.isPresent()) {
                return 1;
            }
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        return 0;
    }

    @Override
    public long done() {
        return committed;
    }

    @Override
    public CompletableFuture<Long> doneAfter(long begun) {
        var seen = current;
        strike = seen.map(run -> new Strike(begun, run)).orElse(null);
        return wish(begun);
    }

    @Override
    public CompletableFuture<Void> doneEverywhereAfter(long begun) {
        return wish(begun).thenAccept(at -> {});
    }

    /** What the last strike met; empty when no run was under way. */
    Optional<Met> met() {
        return Optional.ofNullable(strike).map(struck -> new Met(struck.run, struck.wasRunning.getNow(false)));
    }

    private CompletableFuture<Long> wish(long begun) {
        var wish = new Wish(begun);
        wishes.add(wish);
        return wish.fulfilled;
    }
}
