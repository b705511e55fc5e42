package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.DependencyAway;
import io.fairlead.contracts.event.RecordChange.Cause;
import io.fairlead.sync.connector.ConnectorDefinitions;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.connector.Streams;
import io.fairlead.sync.integration.KnownIntegration;
import io.fairlead.sync.integration.KnownIntegrations;
import io.fairlead.sync.record.RecordStore;
import io.fairlead.sync.record.Source;
import io.fairlead.sync.run.RunQueue.Claim;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on a run, step by step. Each step begins from what is stored and ends with one transaction under the run's lease,
 * so that another worker can go on after any of them.
 */
@ApplicationScoped
class RunWork {
    private static final Logger LOG = Logger.getLogger(RunWork.class);

    private final Transactions transactions;
    private final RunStore runs;
    private final RunQueue queue;
    private final StreamStates states;
    private final KnownIntegrations integrations;
    private final ConnectorDefinitions connectors;
    private final RecordStore records;
    private final PageStep pageStep;
    private final EndStep endStep;
    private final Postponement postponement;
    private final RunConfig config;

    RunWork(
            Transactions transactions,
            RunStore runs,
            RunQueue queue,
            StreamStates states,
            KnownIntegrations integrations,
            ConnectorDefinitions connectors,
            RecordStore records,
            PageStep pageStep,
            EndStep endStep,
            Postponement postponement,
            RunConfig config) {
        this.transactions = transactions;
        this.runs = runs;
        this.queue = queue;
        this.states = states;
        this.integrations = integrations;
        this.connectors = connectors;
        this.records = records;
        this.pageStep = pageStep;
        this.endStep = endStep;
        this.postponement = postponement;
        this.config = config;
    }

    /** What a step begins from. */
    sealed interface Next {
        /**
         * The next page of a stream.
         *
         * @param number drawn before the provider is asked
         */
        record ReadPage(
                StoredRun run,
                StoredStream at,
                Source source,
                Streams connector,
                @Nullable Instant since,
                long number) implements Next {}

        record EndRun(StoredRun run, Streams connector) implements Next {}

        record Impossible(StoredRun run, String reason) implements Next {}
    }

    /** Completes when there is nothing to do for this worker any more. */
    Uni<Void> run(Claim claim, BooleanSupplier goesOn) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step(claim))
                .whilst(after -> after == After.GO_ON && goesOn.getAsBoolean())
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure(RunWork::isItsOwn)
                .recoverWithUni(failure -> broke(claim, failure));
    }

    private static boolean isItsOwn(Throwable failure) {
        return !(failure instanceof ClaimLost) && !DependencyAway.isBehind(failure);
    }

    /** A step that breaks counts as a failure, so that the run comes to an end. */
    private Uni<Void> broke(Claim claim, Throwable failure) {
        LOG.errorf(failure, "a step of run %s broke", claim.run());
        String reason = "A step broke: %s".formatted(failure);
        return transactions
                .inTenant(claim.tenant(), connection -> runs.find(connection, claim.run()))
                .map(found -> found.orElseThrow(() -> new ClaimLost(claim)))
                .chain(run -> run.failures() + 1 < config.attempts()
                        ? postponement.afterFailure(claim, run, reason)
                        : endStep.fail(claim, run, reason))
                .replaceWithVoid();
    }

    private Uni<After> step(Claim claim) {
        return next(claim).chain(next -> switch (next) {
            case Next.ReadPage page -> pageStep.take(claim, page);
            case Next.EndRun end -> endStep.take(claim, end);
            case Next.Impossible impossible -> endStep.fail(claim, impossible.run(), impossible.reason());
        });
    }

    private Uni<Next> next(Claim claim) {
        return transactions.inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                .chain(() -> runs.find(connection, claim.run()))
                .map(found -> found.orElseThrow(() -> new ClaimLost(claim)))
                .chain(run -> begin(connection, run))
                .chain(run -> integrations
                        .told(connection, List.of(run.integration()))
                        .chain(told -> next(connection, claim, run, told.get(run.integration())))));
    }

    private Uni<StoredRun> begin(SqlConnection connection, StoredRun run) {
        return run.state() == RunState.QUEUED
                ? runs.state(connection, run.id(), RunState.RUNNING, null).replaceWith(run)
                : Uni.createFrom().item(run);
    }

    private Uni<Next> next(
            SqlConnection connection, Claim claim, StoredRun run, @Nullable KnownIntegration integration) {
        if (integration == null)
            return impossible(run, "There is no integration '%s' any more".formatted(run.integration()));
        if (!integration.enabled())
            return impossible(run, "The integration '%s' is switched off".formatted(run.integration()));
        return connectors.find(connection, integration.connector()).chain(found -> {
            if (found.isEmpty())
                return impossible(run, "Nobody has told of the connector '%s'".formatted(integration.connector()));
            Optional<StoredStream> unread = run.unread();
            return unread.isEmpty()
                    ? Uni.createFrom().item(new Next.EndRun(run, found.get()))
                    : readPage(connection, claim, run, unread.get(), found.get());
        });
    }

    private Uni<Next> readPage(
            SqlConnection connection, Claim claim, StoredRun run, StoredStream at, Streams connector) {
        Optional<Stream> stream = connector.find(at.stream());
        if (stream.isEmpty())
            return impossible(run, "The connector has no stream '%s' any more".formatted(at.stream()));
        Source source = new Source(
                claim.tenant(), run.integration(), stream.get(), connector.version(), new Cause(Cause.RUN, run.id()));
        return since(connection, run, at).chain(since -> records.drawNumber(connection)
                .map(number -> new Next.ReadPage(run, at, source, connector, since.orElse(null), number)));
    }

    /** All pages of a stream are asked for from the same time on. */
    private Uni<Optional<Instant>> since(SqlConnection connection, StoredRun run, StoredStream at) {
        if (run.mode() == Mode.FULL) return Uni.createFrom().item(Optional.empty());
        if (at.pages() > 0) return Uni.createFrom().item(Optional.ofNullable(at.since()));
        return states.find(connection, run.integration(), at.stream())
                .map(time -> time.map(last -> last.minus(config.overlap())));
    }

    private static Uni<Next> impossible(StoredRun run, String reason) {
        return Uni.createFrom().item(new Next.Impossible(run, reason));
    }
}
