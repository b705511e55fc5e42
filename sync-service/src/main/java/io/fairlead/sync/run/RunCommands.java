package io.fairlead.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.sync.connector.ConnectorDefinitions;
import io.fairlead.sync.connector.Streams;
import io.fairlead.sync.integration.KnownIntegration;
import io.fairlead.sync.integration.KnownIntegrations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What people and clients do with runs: ask for them, stop them, decide about what they would delete. */
@ApplicationScoped
class RunCommands {
    private final Transactions transactions;
    private final CurrentTenant currentTenant;
    private final Callers callers;
    private final KnownIntegrations integrations;
    private final ConnectorDefinitions connectors;
    private final RunStore runs;
    private final RunQueue queue;
    private final RunDeletes deletes;
    private final RunProgress progress;
    private final ParkedRuns parked;
    private final RunConfig config;

    RunCommands(
            Transactions transactions,
            CurrentTenant currentTenant,
            Callers callers,
            KnownIntegrations integrations,
            ConnectorDefinitions connectors,
            RunStore runs,
            RunQueue queue,
            RunDeletes deletes,
            RunProgress progress,
            ParkedRuns parked,
            RunConfig config) {
        this.transactions = transactions;
        this.currentTenant = currentTenant;
        this.callers = callers;
        this.integrations = integrations;
        this.connectors = connectors;
        this.runs = runs;
        this.queue = queue;
        this.deletes = deletes;
        this.progress = progress;
        this.parked = parked;
        this.config = config;
    }

    Uni<StoredRun> create(@Nullable JsonNode body) {
        RunDraft draft = RunReader.read(body);
        TenantId tenant = currentTenant.require();
        String caller = callers.current().name();
        return integrations
                .find(tenant, draft.integration())
                .map(found -> found.orElseThrow(
                        () -> Failure.of(ProblemCode.NOT_FOUND, "There is no integration of this name.")))
                .invoke(RunCommands::requireEnabled)
                .chain(integration -> transactions.inTenant(tenant, connection -> connectors
                        .find(connection, integration.connector())
                        .map(found -> streams(draft, integration, found.orElse(null)))
                        .chain(streams -> create(connection, tenant, draft, streams, caller))));
    }

    Uni<StoredRun> cancel(UUID id) {
        String reason = "cancelled by " + callers.current().name();
        return change(
                id, EnumSet.of(RunState.QUEUED, RunState.RUNNING, RunState.PARKED), (connection, run) -> queue.remove(
                                connection, id)
                        .chain(() -> runs.end(connection, id, RunState.CANCELLED, reason)));
    }

    /** What it would delete is deleted, and it goes on to its end. */
    Uni<StoredRun> approve(UUID id) {
        String reason = "approved by " + callers.current().name();
        return change(id, EnumSet.of(RunState.PARKED), (connection, run) -> runs.settled(connection, id)
                .chain(() -> runs.state(connection, id, RunState.RUNNING, reason))
                .chain(() -> queue.enqueue(connection, id, run.integration(), names(run), run.priority())));
    }

    /** What it would delete stays; what it has changed is changed. */
    Uni<StoredRun> reject(UUID id) {
        String reason = "rejected by " + callers.current().name();
        return change(id, EnumSet.of(RunState.PARKED), (connection, run) -> deletes.spare(connection, id)
                .chain(() -> runs.end(connection, id, RunState.CANCELLED, reason)));
    }

    private Uni<StoredRun> create(
            SqlConnection connection, TenantId tenant, RunDraft draft, List<String> streams, String caller) {
        UUID id = UUID.randomUUID();
        DeleteBudget budget = draft.budget().orElseGet(() -> DeleteBudget.ofPercent(config.deletePercent()));
        return runs.insert(connection, id, draft, streams, budget, caller, Traces.currentId())
                .chain(() -> queue.enqueue(connection, id, draft.integration(), streams, draft.priority()))
                .chain(() -> progress.tell(connection, tenant, id))
                .chain(() -> runs.find(connection, id))
                .map(found -> found.orElseThrow());
    }

    private Uni<StoredRun> change(UUID id, Set<RunState> from, BiFunction<SqlConnection, StoredRun, Uni<Void>> work) {
        TenantId tenant = currentTenant.require();
        return transactions.inTenant(tenant, connection -> lockQueue(connection, id)
                .chain(() -> runs.findForChange(connection, id))
                .map(found -> found.orElseThrow(RunResource::notFound))
                .invoke(run -> requireState(run, from))
                .chain(run -> work.apply(connection, run)
                        .chain(() -> run.state() == RunState.PARKED
                                ? parked.settled(connection, tenant, id)
                                : Uni.createFrom().voidItem()))
                .chain(() -> progress.tell(connection, tenant, id))
                .chain(() -> runs.find(connection, id))
                .map(found -> found.orElseThrow()));
    }

    /** Who works on a run locks its place in the queue first, and so does who changes it. */
    private static Uni<Void> lockQueue(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("select from run_queue where run = $1 for update")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private static void requireState(StoredRun run, Set<RunState> from) {
        if (!from.contains(run.state()))
            throw Failure.of(
                            ProblemCode.CONFLICT,
                            "The run is %s; this can be done with one that is %s."
                                    .formatted(
                                            run.state().word(),
                                            String.join(
                                                    " or ",
                                                    from.stream()
                                                            .map(RunState::word)
                                                            .toList())))
                    .with("state", run.state().word());
    }

    private static void requireEnabled(KnownIntegration integration) {
        if (!integration.enabled())
            throw Failure.of(ProblemCode.INTEGRATION_DISABLED, "The integration is switched off.");
    }

    /** Those that were asked for, in the order in which they depend on each other. */
    private static List<String> streams(RunDraft draft, KnownIntegration integration, @Nullable Streams connector) {
        if (connector == null)
            throw Failure.of(ProblemCode.CONNECTOR_UNAVAILABLE, "The integration's connector is not known here yet.");
        if (connector.all().isEmpty())
            throw RunReader.invalid(List.of(new FieldError(
                    "/integration",
                    "has the connector '%s', which has no streams to synchronise".formatted(integration.connector()))));
        List<String> wanted = draft.streams().orElseGet(() -> List.copyOf(connector.names()));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++)
            if (connector.find(wanted.get(i)).isEmpty())
                errors.add(new FieldError(
                        "/streams/" + i, "is no stream of the connector; it has %s".formatted(connector.names())));
        if (!errors.isEmpty()) throw RunReader.invalid(errors);
        return connector.inOrder(wanted);
    }

    private static List<String> names(StoredRun run) {
        return run.streams().stream().map(StoredStream::stream).toList();
    }
}
