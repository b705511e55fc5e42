package io.fairlead.sync.run;

import io.fairlead.chassis.page.PageRequest;
import io.fairlead.sync.record.Written.Gone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a run is to delete: gathered while it reads, and done at its end when it is within the budget or approved. */
@ApplicationScoped
class RunDeletes {
    static final String LIST = "sync-run-deletes";

    private static final String STAGE = """
            insert into run_delete (tenant, run, stream, external_id, record, number)
            select current_tenant(), $1, $2, external_id, record, number
            from unnest($3::text[], $4::uuid[], $5::bigint[]) as gone (external_id, record, number)
            on conflict (tenant, run, stream, external_id) do nothing""";
    private static final String TAKE_BACK = """
            delete from run_delete where run = $1 and stream = $2 and external_id = any ($3) and not applied""";
    private static final String NEXT = """
            select run_delete.* from run_delete
            join run_stream on run_stream.run = run_delete.run and run_stream.stream = run_delete.stream
            where run_delete.run = $1 and not applied
                and run_stream.position = (
                    select max(position) from run_stream as last
                    where last.run = $1 and exists (
                        select from run_delete as open
                        where open.run = $1 and open.stream = last.stream and not open.applied))
            limit $2""";
    private static final String APPLIED = """
            update run_delete set applied = true where run = $1 and stream = $2 and external_id = any ($3)""";
    private static final String WEIGH = """
            with weighed as (
                select run_stream.stream,
                    (select count(*) from run_delete
                     where run_delete.run = $1 and run_delete.stream = run_stream.stream) as deletes,
                    (select count(*) from mapping
                     where mapping.integration = $2 and mapping.stream = run_stream.stream and not mapping.deleted) as live
                from run_stream where run = $1 and deleted > 0)
            select * from weighed""";
    private static final String NOTE = "update run_stream set live = $3, budget = $4 where run = $1 and stream = $2";
    private static final String SPARE = """
            update run_stream set unchanged = unchanged + deleted, deleted = 0 where run = $1""";
    private static final String PAGE = """
            select stream, external_id, record from run_delete
            where run = $1 and (stream, external_id) > ($2, $3)
            order by stream, external_id
            limit $4""";

    record Batch(String stream, List<Gone> gone) {}

    /** How much a stream would lose. */
    record Weight(String stream, long deletes, long live) {}

    /** One record that a run would delete, or has. */
    record Listed(String stream, UUID id, String externalId) {}

    /** How many of them are new. */
    Uni<Integer> stage(SqlConnection connection, UUID run, String stream, List<Gone> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().item(0)
                : connection
                        .preparedQuery(STAGE)
                        .execute(Tuple.of(
                                run,
                                stream,
                                gone.stream().map(Gone::externalId).toArray(String[]::new),
                                gone.stream().map(Gone::record).toArray(UUID[]::new),
                                gone.stream().map(Gone::number).toArray(Long[]::new)))
                        .map(RowSet::rowCount);
    }

    /** What turned out to be there after all; how many it was. */
    Uni<Integer> takeBack(SqlConnection connection, UUID run, String stream, List<String> live) {
        return connection
                .preparedQuery(TAKE_BACK)
                .execute(Tuple.of(run, stream, live.toArray(String[]::new)))
                .map(RowSet::rowCount);
    }

    /** What is to be deleted next: first what refers to others. */
    Uni<Optional<Batch>> next(SqlConnection connection, UUID run, int most) {
        return connection.preparedQuery(NEXT).execute(Tuple.of(run, most)).map(rows -> {
            List<Gone> gone = new ArrayList<>(rows.size());
            String stream = "";
            for (Row row : rows) {
                stream = row.getString("stream");
                gone.add(new Gone(row.getString("external_id"), row.getUUID("record"), row.getLong("number")));
            }
            return gone.isEmpty() ? Optional.empty() : Optional.of(new Batch(stream, gone));
        });
    }

    Uni<Void> applied(SqlConnection connection, UUID run, Batch batch) {
        String[] keys = batch.gone().stream().map(Gone::externalId).toArray(String[]::new);
        return connection
                .preparedQuery(APPLIED)
                .execute(Tuple.of(run, batch.stream(), keys))
                .replaceWithVoid();
    }

    /** Every stream of the run that would lose records. */
    Uni<List<Weight>> weigh(SqlConnection connection, StoredRun run) {
        return connection
                .preparedQuery(WEIGH)
                .execute(Tuple.of(run.id(), run.integration()))
                .map(rows -> {
                    List<Weight> weights = new ArrayList<>(rows.size());
                    for (Row row : rows)
                        weights.add(new Weight(row.getString("stream"), row.getLong("deletes"), row.getLong("live")));
                    return weights;
                });
    }

    Uni<Void> note(SqlConnection connection, UUID run, Weight weight, long budget) {
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(run, weight.stream(), weight.live(), budget))
                .replaceWithVoid();
    }

    /** Nothing is deleted: the records stay as they are. */
    Uni<Void> spare(SqlConnection connection, UUID run) {
        return connection.preparedQuery(SPARE).execute(Tuple.of(run)).replaceWithVoid();
    }

    Uni<List<Listed>> page(SqlConnection connection, UUID run, PageRequest request) {
        var after = request.after(LIST, 2);
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(
                        run,
                        after.map(List::getFirst).orElse(""),
                        after.map(List::getLast).orElse(""),
                        request.fetch()))
                .map(rows -> {
                    List<Listed> listed = new ArrayList<>(rows.size());
                    for (Row row : rows)
                        listed.add(new Listed(
                                row.getString("stream"), row.getUUID("record"), row.getString("external_id")));
                    return listed;
                });
    }
}
