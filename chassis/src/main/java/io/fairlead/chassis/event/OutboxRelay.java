package io.fairlead.chassis.event;

import io.fairlead.chassis.lease.Lease;
import io.fairlead.chassis.lease.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties the outbox, in one replica at a time. Losing the lease in the middle of a round costs duplicates, never order
 * or an event: the successor begins with the first row that is still there.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    static final String LEASE = "outbox-relay";
    private static final Duration LEASE_TIME = Duration.ofSeconds(10);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final OutboxDelivery delivery;
    private final Leases leases;
    private final Duration leaseTime;
    private final WakeUp wakeUp = new WakeUp();
    private volatile @Nullable Lease lease;
    private volatile long renewedAt;
    private volatile boolean stopping;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @Inject
    OutboxRelay(OutboxDelivery delivery, Leases leases) {
        this(delivery, leases, LEASE_TIME);
    }

    OutboxRelay(OutboxDelivery delivery, Leases leases, Duration leaseTime) {
        this.delivery = delivery;
        this.leases = leases;
        this.leaseTime = leaseTime;
    }

    void start() {
        Uni.createFrom()
                .deferred(this::roundAndRest)
                .onFailure()
                .recoverWithUni(this::restAfter)
                .replaceWith(true)
                .repeat()
                .whilst(ignored -> !stopping)
                .subscribe()
                .with(ignored -> {}, this::failed, () -> ended.complete(null));
    }

    /** There may be something to send. */
    void wake() {
        if (lease != null) wakeUp.call();
    }

    /** Ends with the round under way, and lets a successor begin at once. */
    Uni<Void> stop() {
        stopping = true;
        wakeUp.call();
        return Uni.createFrom().completionStage(ended).chain(() -> {
            Lease held = lease;
            return held == null ? Uni.createFrom().voidItem() : leases.release(held);
        });
    }

    private void failed(Throwable failure) {
        LOG.error("the outbox relay has ended", failure);
        ended.completeExceptionally(failure);
    }

    private Uni<Void> roundAndRest() {
        return leading()
                .chain(leading ->
                        leading ? delivery.round().chain(this::restAfter) : wakeUp.sleep(leaseTime.dividedBy(2)));
    }

    private Uni<Void> restAfter(int sent) {
        return sent > 0 ? Uni.createFrom().voidItem() : wakeUp.sleep(LONGEST_SLEEP);
    }

    private Uni<Void> restAfter(Throwable failure) {
        LOG.warnf("the outbox waits: %s", failure.toString());
        return wakeUp.sleep(AFTER_FAILURE);
    }

    private Uni<Boolean> leading() {
        if (lease != null
                && System.nanoTime() - renewedAt < leaseTime.dividedBy(3).toNanos())
            return Uni.createFrom().item(true);
        long asked = System.nanoTime();
        return leases.acquire(LEASE, leaseTime).map(acquired -> {
            lease = acquired.orElse(null);
            renewedAt = asked;
            return acquired.isPresent();
        });
    }
}
