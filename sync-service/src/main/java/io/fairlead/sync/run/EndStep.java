package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.contracts.event.RecordChange.Cause;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.connector.Streams;
import io.fairlead.sync.record.PendingReferences;
import io.fairlead.sync.record.RecordStore;
import io.fairlead.sync.record.Source;
import io.fairlead.sync.run.RunDeletes.Batch;
import io.fairlead.sync.run.RunDeletes.Weight;
import io.fairlead.sync.run.RunQueue.Claim;
import io.fairlead.sync.run.RunWork.Next.EndRun;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What comes when all streams of a run are read: deletes, when there are not too many, and the end. */
@ApplicationScoped
class EndStep {
    private static final Logger LOG = Logger.getLogger(EndStep.class);
    private static final int DELETES_AT_ONCE = 500;

    private final Transactions transactions;
    private final RunStore runs;
    private final RunQueue queue;
    private final RunDeletes deletes;
    private final PageStore pages;
    private final StreamStates states;
    private final RecordStore records;
    private final PendingReferences references;
    private final RunProgress progress;
    private final ParkedRuns parked;
    private final RunConfig config;
    private final MeterRegistry meters;

    EndStep(
            Transactions transactions,
            RunStore runs,
            RunQueue queue,
            RunDeletes deletes,
            PageStore pages,
            StreamStates states,
            RecordStore records,
            PendingReferences references,
            RunProgress progress,
            ParkedRuns parked,
            RunConfig config,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.runs = runs;
        this.queue = queue;
        this.deletes = deletes;
        this.pages = pages;
        this.states = states;
        this.records = records;
        this.references = references;
        this.progress = progress;
        this.parked = parked;
        this.config = config;
        this.meters = meters;
    }

    Uni<After> take(Claim claim, EndRun next) {
        return transactions.inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                .chain(() -> next.run().settled() ? delete(connection, claim, next) : weigh(connection, claim, next)));
    }

    Uni<After> fail(Claim claim, StoredRun run, String reason) {
        LOG.warnf("run %s of '%s' failed: %s", run.id(), run.integration(), reason);
        return transactions.inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                .chain(() -> end(connection, claim, run, RunState.FAILED, reason)));
    }

    private Uni<After> weigh(SqlConnection connection, Claim claim, EndRun next) {
        StoredRun run = next.run();
        return deletes.weigh(connection, run)
                .call(weights -> Multi.createFrom()
                        .iterable(weights)
                        .onItem()
                        .transformToUniAndConcatenate(weight -> deletes.note(
                                connection, run.id(), weight, run.budget().of(weight.live())))
                        .collect()
                        .last())
                .chain(weights -> {
                    List<Weight> excess = weights.stream()
                            .filter(weight -> weight.deletes() > run.budget().of(weight.live()))
                            .toList();
                    return excess.isEmpty()
                            ? runs.settled(connection, run.id()).replaceWith(After.GO_ON)
                            : park(connection, claim, run, excess);
                });
    }

    private Uni<After> park(SqlConnection connection, Claim claim, StoredRun run, List<Weight> excess) {
        String reason = excess.stream()
                .map(weight -> "%d of %d %s".formatted(weight.deletes(), weight.live(), weight.stream()))
                .collect(Collectors.joining(", ", "It would delete ", ", which is more than its budget"));
        return runs.state(connection, run.id(), RunState.PARKED, reason)
                .chain(() -> queue.remove(connection, run.id()))
                .chain(() -> parked.waits(connection, claim.tenant(), run, reason))
                .chain(() -> progress.tell(connection, claim.tenant(), run.id()))
                .invoke(() -> meters.counter("fairlead.sync.runs", "state", RunState.PARKED.word())
                        .increment())
                .replaceWith(After.REST);
    }

    private Uni<After> delete(SqlConnection connection, Claim claim, EndRun next) {
        return deletes.next(connection, next.run().id(), DELETES_AT_ONCE)
                .chain(batch -> batch.isPresent()
                        ? delete(connection, claim, next, batch.get())
                        : succeed(connection, claim, next.run()));
    }

    private Uni<After> delete(SqlConnection connection, Claim claim, EndRun next, Batch batch) {
        return deletes.applied(connection, next.run().id(), batch)
                .chain(() -> source(claim, next, batch.stream())
                        .map(source -> records.delete(connection, source, batch.gone()))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .invoke(deleted -> meters.counter(
                                "fairlead.sync.records", "stream", batch.stream(), "outcome", "deleted")
                        .increment(deleted))
                .replaceWith(After.GO_ON);
    }

    /** Empty for a stream that the connector lost meanwhile: what was in it stays. */
    private static Optional<Source> source(Claim claim, EndRun next, String stream) {
        Streams connector = next.connector();
        Optional<Stream> known = connector.find(stream);
        return known.map(of -> new Source(
                claim.tenant(),
                next.run().integration(),
                of,
                connector.version(),
                new Cause(Cause.RUN, next.run().id())));
    }

    private Uni<After> succeed(SqlConnection connection, Claim claim, StoredRun run) {
        return references
                .resolve(connection, run.integration())
                .chain(() -> states.put(connection, run.id()))
                .chain(() -> end(connection, claim, run, RunState.SUCCEEDED, null))
                .call(() -> pages.forgetOld(connection, run, config.kept().toSeconds()));
    }

    private Uni<After> end(
            SqlConnection connection, Claim claim, StoredRun run, RunState state, @Nullable String reason) {
        return runs.end(connection, run.id(), state, reason)
                .chain(() -> queue.remove(connection, run.id()))
                .chain(() -> progress.tell(connection, claim.tenant(), run.id()))
                .invoke(() -> meters.counter("fairlead.sync.runs", "state", state.word())
                        .increment())
                .replaceWith(After.REST);
    }
}
