package io.fairlead.sync.run;

import io.fairlead.chassis.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of runs and of how far they are. */
@ApplicationScoped
class RunStore {
    static final String LIST = "sync-runs";

    private static final String INSERT = """
            insert into run (tenant, id, integration, mode, state, priority, requested_by, budget_percent, budget_records,
                trace_id)
            values (current_tenant(), $1, $2, $3, 'queued', $4, $5, $6, $7, $8)""";
    private static final String INSERT_STREAMS = """
            insert into run_stream (tenant, run, stream, position, state)
            select current_tenant(), $1, stream, position, 'queued'
            from unnest($2::text[]) with ordinality as wanted (stream, position)""";
    private static final String FIND = "select * from run where id = $1";
    private static final String FIND_FOR_CHANGE = FIND + " for update";
    private static final String STREAMS = "select * from run_stream where run = any ($1) order by run, position";
    private static final String PAGE = """
            select * from run
            where ($1::text is null or integration = $1)
              and ($2::text is null or state = $2)
              and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
            order by created_at desc, id desc
            limit $5""";
    private static final String STATE = """
            update run set state = $2, reason = $3,
                started_at = case when $2 = 'running' then coalesce(started_at, clock_timestamp()) else started_at end,
                finished_at = case when $4 then clock_timestamp() end
            where id = $1""";
    private static final String STREAM_STATE = "update run_stream set state = $3 where run = $1 and stream = $2";
    private static final String OPEN_STREAMS = """
            update run_stream set state = $2 where run = $1 and state in ('queued', 'running')""";
    private static final String FAILED = "update run set failures = failures + 1, reason = $2 where id = $1";
    private static final String WAITING = "update run set reason = $2 where id = $1";
    private static final String SETTLED = "update run set settled = true where id = $1";

    Uni<Void> insert(
            SqlConnection connection,
            UUID id,
            RunDraft draft,
            List<String> streams,
            DeleteBudget budget,
            String requestedBy,
            @Nullable String traceId) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(id)
                        .addValue(draft.integration())
                        .addValue(draft.mode().word())
                        .addValue(draft.priority())
                        .addValue(requestedBy)
                        .addValue(budget.percent().orElse(null))
                        .addValue(budget.records().orElse(null))
                        .addValue(traceId))
                .chain(() ->
                        connection.preparedQuery(INSERT_STREAMS).execute(Tuple.of(id, streams.toArray(String[]::new))))
                .replaceWithVoid();
    }

    Uni<Optional<StoredRun>> find(SqlConnection connection, UUID id) {
        return read(connection, FIND, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    /** Others that change it wait until the transaction ends. */
    Uni<Optional<StoredRun>> findForChange(SqlConnection connection, UUID id) {
        return read(connection, FIND_FOR_CHANGE, Tuple.of(id))
                .map(found -> found.stream().findFirst());
    }

    Uni<List<StoredRun>> page(
            SqlConnection connection, @Nullable String integration, @Nullable String state, PageRequest request) {
        var after = request.after(LIST, 2);
        return read(
                connection,
                PAGE,
                Tuple.of(
                        integration,
                        state,
                        after.map(position -> Instant.parse(position.getFirst()).atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        after.map(position -> UUID.fromString(position.getLast()))
                                .orElse(null),
                        request.fetch()));
    }

    Uni<Void> state(SqlConnection connection, UUID id, RunState state, @Nullable String reason) {
        return connection
                .preparedQuery(STATE)
                .execute(Tuple.of(id, state.word(), reason, state.isLast()))
                .replaceWithVoid();
    }

    Uni<Void> streamState(SqlConnection connection, UUID id, String stream, RunState state) {
        return connection
                .preparedQuery(STREAM_STATE)
                .execute(Tuple.of(id, stream, state.word()))
                .replaceWithVoid();
    }

    /** Ends the run, and with it what has not been read of it. */
    Uni<Void> end(SqlConnection connection, UUID id, RunState state, @Nullable String reason) {
        return state(connection, id, state, reason)
                .chain(() -> connection.preparedQuery(OPEN_STREAMS).execute(Tuple.of(id, state.word())))
                .replaceWithVoid();
    }

    Uni<Void> failed(SqlConnection connection, UUID id, String reason) {
        return connection.preparedQuery(FAILED).execute(Tuple.of(id, reason)).replaceWithVoid();
    }

    Uni<Void> waits(SqlConnection connection, UUID id, String reason) {
        return connection.preparedQuery(WAITING).execute(Tuple.of(id, reason)).replaceWithVoid();
    }

    Uni<Void> settled(SqlConnection connection, UUID id) {
        return connection.preparedQuery(SETTLED).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static Uni<List<StoredRun>> read(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).chain(rows -> {
            List<Row> runs = new ArrayList<>(rows.size());
            for (Row row : rows) runs.add(row);
            return runs.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : streams(connection, runs).map(streams -> runs.stream()
                            .map(run -> StoredRun.of(run, streams.getOrDefault(run.getUUID("id"), List.of())))
                            .toList());
        });
    }

    private static Uni<Map<UUID, List<StoredStream>>> streams(SqlConnection connection, List<Row> runs) {
        UUID[] ids = runs.stream().map(run -> run.getUUID("id")).toArray(UUID[]::new);
        return connection.preparedQuery(STREAMS).execute(Tuple.of(ids)).map(rows -> {
            Map<UUID, List<StoredStream>> streams = new HashMap<>();
            for (Row row : rows)
                streams.computeIfAbsent(row.getUUID("run"), ignored -> new ArrayList<>())
                        .add(StoredStream.of(row));
            return streams;
        });
    }
}
