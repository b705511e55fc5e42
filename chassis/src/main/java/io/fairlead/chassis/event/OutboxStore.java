package io.fairlead.chassis.event;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outbox's rows, as those who empty it and those who wait behind them see them. */
@ApplicationScoped
class OutboxStore {
    private static final String FIRST_ROWS = """
            with first as (
                select id, pg_column_size(events) as size
                from outbox
                where exists (
                    select from unnest(keys) key
                    where not (topic, key) in (select * from unnest($1::text[], $2::text[])))
                order by id
                limit $3
            ), fitting as (
                select id, sum(size) over (order by id) - size as before from first
            )
            select id, topic, cast(events as text) as events
            from fitting join outbox using (id)
            where before < $4
            order by id""";
    private static final String NEWEST_ROWS = """
            select topic, key, max(id) as row
            from outbox, unnest(keys) key
            where topic = any ($1::text[])
            group by topic, key""";
    private static final String KEEP = """
            select lane.topic, lane.key
            from unnest($1::text[], $2::text[], $3::bigint[]) lane (topic, key, row)
            join outbox on outbox.id = lane.row and lane.key = any (outbox.keys)
            for share of outbox skip locked""";
    private static final String DELETE = "delete from outbox where id = any($1)";
    private static final String SHORTEN = """
            update outbox set keys = array(select json_array_elements_text(cast(cast($2 as text) as json))),
                events = cast(cast($3 as text) as json)
            where id = $1""";

    /** Of events as PostgreSQL stores them, which may be compressed: rows may be large, and heaps are small. */
    private static final int BYTES_AT_ONCE = 1 << 20;

    private final Transactions transactions;
    private final EventEncoder encoder;

    OutboxStore(Transactions transactions, EventEncoder encoder) {
        this.transactions = transactions;
        this.encoder = encoder;
    }

    /** The first committed rows, not too much of them, that hold an event of any lane but these, in the order of their ids. */
    Uni<List<OutboxRow>> read(Collection<Lane> except, int limit) {
        String[] topics = except.stream().map(Lane::topic).toArray(String[]::new);
        String[] keys = except.stream().map(Lane::key).toArray(String[]::new);
        return transactions.withoutTenant(connection -> connection
                .preparedQuery(FIRST_ROWS)
                .execute(Tuple.of(topics, keys, limit, BYTES_AT_ONCE))
                .map(rows -> {
                    List<OutboxRow> read = new ArrayList<>(rows.size());
                    for (Row row : rows) read.add(toRow(row));
                    return read;
                }));
    }

    /** Deletes rows that have left, and takes out of the others what has. */
    Uni<Void> settle(List<Long> sent, List<OutboxRow> shortened) {
        return transactions.withoutTenant(connection -> {
            Uni<Void> settled = connection
                    .preparedQuery(DELETE)
                    .execute(Tuple.of(sent.toArray(Long[]::new)))
                    .replaceWithVoid();
            for (OutboxRow row : shortened)
                settled = settled.chain(() -> connection
                        .preparedQuery(SHORTEN)
                        .execute(Tuple.of(row.id(), encoder.writeKeys(row.events()), encoder.writePage(row.events())))
                        .replaceWithVoid());
            return settled;
        });
    }

    /** The newest committed row of each lane of some topics. */
    Uni<Map<Lane, Long>> newestRows(Set<String> topics) {
        return transactions.withoutTenant(connection -> connection
                .preparedQuery(NEWEST_ROWS)
                .execute(Tuple.of(topics.toArray(String[]::new)))
                .map(rows -> {
                    Map<Lane, Long> newest = new HashMap<>();
                    for (Row row : rows) newest.put(laneOf(row), row.getLong("row"));
                    return newest;
                }));
    }

    /** Keeps rows where they are until the transaction ends: the lanes whose row is there and still holds the lane. */
    Uni<Set<Lane>> keep(SqlConnection connection, Map<Lane, Long> rows) {
        if (rows.isEmpty()) return Uni.createFrom().item(Set.of());
        List<Lane> lanes = List.copyOf(rows.keySet());
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        lanes.stream().map(Lane::topic).toArray(String[]::new),
                        lanes.stream().map(Lane::key).toArray(String[]::new),
                        lanes.stream().map(rows::get).toArray(Long[]::new)))
                .map(found -> {
                    Set<Lane> kept = new HashSet<>();
                    for (Row row : found) kept.add(laneOf(row));
                    return kept;
                });
    }

    private static Lane laneOf(Row row) {
        return new Lane(row.getString("topic"), row.getString("key"));
    }

    private OutboxRow toRow(Row row) {
        return new OutboxRow(row.getLong("id"), row.getString("topic"), encoder.readPage(row.getString("events")));
    }
}
