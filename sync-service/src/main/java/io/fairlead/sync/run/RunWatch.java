package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A run as it moves, whichever replica works on it. */
@ApplicationScoped
class RunWatch {
    /** How long a signal may be missed before the run is looked at all the same. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final CurrentTenant currentTenant;
    private final RunStore runs;
    private final RunProgress progress;
    private volatile boolean stopping;

    RunWatch(Transactions transactions, CurrentTenant currentTenant, RunStore runs, RunProgress progress) {
        this.transactions = transactions;
        this.currentTenant = currentTenant;
        this.runs = runs;
        this.progress = progress;
    }

    /** Whoever watches connects again, to a replica that goes on. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** The caller's run: at once, whenever it has moved, and for the last time when it is over. */
    Multi<RunView> of(UUID id) {
        TenantId tenant = currentTenant.require();
        return Multi.createBy()
                .merging()
                .streams(
                        Multi.createFrom()
                                .ticks()
                                .every(LOOK)
                                .onOverflow()
                                .drop()
                                .map(ignored -> ""),
                        progress.of(id))
                .select()
                .first(ignored -> !stopping)
                .onItem()
                .transformToUniAndConcatenate(ignored -> look(tenant, id))
                .skip()
                .repetitions()
                .onItem()
                .transformToMultiAndConcatenate(RunWatch::withEnd)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<RunView> look(TenantId tenant, UUID id) {
        return transactions
                .inTenant(tenant, connection -> runs.find(connection, id))
                .map(found -> RunView.of(found.orElseThrow(RunResource::notFound)));
    }

    private static Multi<Optional<RunView>> withEnd(RunView run) {
        return run.state().isLast()
                ? Multi.createFrom().items(Optional.of(run), Optional.empty())
                : Multi.createFrom().item(Optional.of(run));
    }
}
