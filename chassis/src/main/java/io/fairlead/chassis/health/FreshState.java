package io.fairlead.chassis.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A dependency's state, asked for once in a while and shared by all who want it meanwhile. */
final class FreshState {

    private final Dependency dependency;
    private final Duration timeout;
    private final long freshness;
    private final LongSupplier nanoTime;
    private volatile long askedAt;

    FreshState(Dependency dependency, Duration timeout, Duration freshness, LongSupplier nanoTime) {
        this.dependency = dependency;
        this.timeout = timeout;
        this.freshness = freshness.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether the dependency is up; never fails. */
    Uni<Boolean> isUp() {
        return Uni.createFrom().deferred(this::ask).memoize().until(this::isStale);
    }

    private Uni<Boolean> ask() {
        askedAt = nanoTime.getAsLong();
        return Uni.createFrom()
                .deferred(dependency::probe)
                .ifNoItem()
                .after(timeout)
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false);
    }

    private boolean isStale() {
        return nanoTime.getAsLong() - askedAt > freshness;
    }
}
