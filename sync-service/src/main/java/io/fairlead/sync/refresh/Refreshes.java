package io.fairlead.sync.refresh;

import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Reads records again that are due; replicas share the work. */
@ApplicationScoped
class Refreshes {
    private static final Logger LOG = Logger.getLogger(Refreshes.class);
    private static final String SIGNAL = "refreshes";
    private static final int TOGETHER = 50;
    /** After this somebody else may have a try: longer than a provider is waited for. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(45);

    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final RefreshQueue queue;
    private final Refresh refresh;
    private final RefreshConfig config;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean stopping;

    Refreshes(
            Transactions transactions,
            CurrentTenant tenant,
            RefreshQueue queue,
            Refresh refresh,
            RefreshConfig config) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.queue = queue;
        this.refresh = refresh;
        this.config = config;
    }

    void start(@Observes StartupEvent event, DatabaseSignals signals) {
        signals.on(SIGNAL, ignored -> round().subscribe()
                .with(done -> {}, failure -> LOG.warnf("refreshes wait: %s", failure)));
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", identity = "sync-refreshes", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        if (stopping || !underWay.compareAndSet(false, true))
            return Uni.createFrom().voidItem();
        return Multi.createBy()
                .repeating()
                .uni(this::some)
                .whilst(wishes -> wishes.size() == TOGETHER && !stopping)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> underWay.set(false))
                .onFailure()
                .invoke(failure -> LOG.warnf("refreshes wait: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<List<Wish>> some() {
        return transactions
                .withoutTenant(connection -> queue.take(connection, TOGETHER, TAKEN_FOR))
                .call(wishes -> Multi.createFrom()
                        .iterable(wishes)
                        .onItem()
                        .transformToUni(wish -> tenant.within(wish.tenant(), () -> refresh.fulfil(wish)))
                        .merge(config.atOnce())
                        .collect()
                        .last());
    }
}
