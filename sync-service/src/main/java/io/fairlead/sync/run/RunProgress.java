package io.fairlead.sync.run;

import io.fairlead.chassis.data.DatabaseConfig;
import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.SyncProgress;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/** Tells how far runs are: the suite by events, the replicas of this service by signals. */
@RegisterForReflection(targets = {SyncProgress.class, SyncProgress.Stream.class})
@ApplicationScoped
class RunProgress {
    private static final String SIGNAL = "progress";
    private static final String NOTIFY = "select pg_notify($1, $2)";

    private final RunStore runs;
    private final Outbox outbox;
    private final Clock clock;
    private final String channel;
    private final BroadcastProcessor<String> heard = BroadcastProcessor.create();

    RunProgress(RunStore runs, Outbox outbox, Clock clock, DatabaseConfig database) {
        this.runs = runs;
        this.outbox = outbox;
        this.clock = clock;
        this.channel = SIGNAL + "_" + database.schema();
    }

    void start(@Observes StartupEvent event, DatabaseSignals signals) {
        signals.on(SIGNAL, heard::onNext);
    }

    /** Ticks whenever the run has moved, or may have; what comes too fast is skipped. */
    Multi<String> of(UUID run) {
        String id = run.toString();
        return heard.filter(said -> said.isEmpty() || said.equals(id))
                .onOverflow()
                .dropPreviousItems();
    }

    /** Tells of the run as it is in the transaction at hand. */
    Uni<Void> tell(SqlConnection connection, TenantId tenant, UUID run) {
        return runs.find(connection, run)
                .chain(found -> outbox.append(connection, event(tenant, found.orElseThrow())))
                .chain(() -> connection.preparedQuery(NOTIFY).execute(Tuple.of(channel, run.toString())))
                .replaceWithVoid();
    }

    private OutboundEvent event(TenantId tenant, StoredRun run) {
        UUID id = UUID.randomUUID();
        return OutboundEvent.of(
                Topics.SYNC_PROGRESS,
                "%s/%s".formatted(tenant, run.id()),
                id,
                SyncProgress.TYPE,
                new SyncProgress(
                        id,
                        tenant.value(),
                        run.id(),
                        run.integration(),
                        run.mode().word(),
                        run.state().word(),
                        run.reason(),
                        run.streams().stream().map(RunProgress::stream).toList(),
                        clock.instant()));
    }

    private static SyncProgress.Stream stream(StoredStream stream) {
        Counts counts = stream.counts();
        return new SyncProgress.Stream(
                stream.stream(),
                stream.state().word(),
                stream.total(),
                counts.read(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.deleted(),
                counts.rejected());
    }
}
