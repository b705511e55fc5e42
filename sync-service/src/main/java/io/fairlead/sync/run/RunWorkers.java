package io.fairlead.sync.run;

import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.stop.Closer;
import io.fairlead.sync.run.RunQueue.Claim;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The workers of this replica: each takes the next run, works on it, and takes the next again. */
@ApplicationScoped
class RunWorkers implements Closer {
    private static final Logger LOG = Logger.getLogger(RunWorkers.class);
    private static final String SIGNAL = "runs";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration CHECK = Duration.ofMillis(20);
    private static final Duration SPREAD = Duration.ofMillis(20);

    private final RunQueue queue;
    private final RunWork work;
    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final RunConfig config;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopping;

    RunWorkers(RunQueue queue, RunWork work, Transactions transactions, CurrentTenant tenant, RunConfig config) {
        this.queue = queue;
        this.work = work;
        this.transactions = transactions;
        this.tenant = tenant;
        this.config = config;
    }

    void start(@Observes StartupEvent event, DatabaseSignals signals) {
        signals.on(SIGNAL, ignored -> wakeSoon());
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping = true;
    }

    /** A signal may be missed, and a lease runs out without one. */
    @Scheduled(every = "1s", identity = "sync-runs", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    /** All replicas hear a signal at once: without a wait the quickest might take every run, however busy it is. */
    private void wakeSoon() {
        long millis = ThreadLocalRandom.current().nextLong(SPREAD.toMillis() * (1 + busy.get()));
        var _ = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1 + millis))
                .subscribe()
                .with(ignored -> wake());
    }

    private void wake() {
        if (stopping) return;
        if (busy.incrementAndGet() > config.workers()) {
            busy.decrementAndGet();
            return;
        }
        next().subscribe()
                .with(
                        claim -> {
                            busy.decrementAndGet();
                            if (claim.isPresent()) wake();
                        },
                        failure -> {
                            busy.decrementAndGet();
                            LOG.warnf("runs wait: %s", failure);
                        });
    }

    /** Takes a run and works on it until it rests; empty when there was none. */
    private Uni<Optional<Claim>> next() {
        return queue.claim().call(claim -> claim.isEmpty() ? Uni.createFrom().voidItem() : workOn(claim.get()));
    }

    private Uni<Void> workOn(Claim claim) {
        wake();
        return tenant.within(claim.tenant(), () -> {
                    LogFields.put("runId", claim.run().toString());
                    LogFields.put("integration", claim.integration());
                    return work.run(claim, () -> !stopping);
                })
                .onFailure(ClaimLost.class)
                .recoverWithUni(lost -> {
                    LOG.infof("%s", lost.getMessage());
                    return Uni.createFrom().voidItem();
                })
                .call(() -> stopping ? giveBack(claim) : Uni.createFrom().voidItem())
                .onFailure()
                .call(failure -> {
                    LOG.warnf("run %s waits: %s", claim.run(), failure);
                    return giveBack(claim);
                });
    }

    private Uni<Void> giveBack(Claim claim) {
        return transactions
                .withoutTenant(connection -> queue.defer(connection, claim, PAUSE))
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public String name() {
        return "the workers on runs";
    }

    /** Each ends its step and gives its run back. */
    @Override
    public Uni<Void> close() {
        return Multi.createFrom()
                .ticks()
                .every(CHECK)
                .onOverflow()
                .drop()
                .select()
                .first(ignored -> busy.get() > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
