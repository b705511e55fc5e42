package io.fairlead.connector.intent;

import io.fairlead.connector.engine.call.Intent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of intents. */
@ApplicationScoped
class IntentStore {
    private static final String OPEN = """
            with kept as (
                insert into intent (
                    tenant, id, integration, connector, operation, idempotency_key, fingerprint, caller, trace_id,
                    started_at)
                values (current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9)),
            alive as (
                insert into writer (id, seen_at) values ($10, clock_timestamp()) on conflict do nothing)
            insert into open_intent (id, tenant, writer) values ($1, current_tenant(), $10)""";
    /** Also earlier ones that asked for the same under the same key, now that it is known to have been done. */
    private static final String SETTLE = """
            with closed as (delete from open_intent where id = $1),
            gone as (delete from intent where id = $1 returning *),
            same as (
                delete from intent earlier using gone
                where $2 and earlier.unknown_because is not null and earlier.id <> gone.id
                  and earlier.integration = gone.integration and earlier.operation = gone.operation
                  and earlier.idempotency_key = gone.idempotency_key and earlier.fingerprint = gone.fingerprint
                returning earlier.id)
            select id from gone where unknown_because is not null
            union all
            select id from same""";

    private static final String GIVE_UP = """
            with closed as (delete from open_intent where id = any($1))
            update intent set unknown_because = $2
            where id = any($1) and unknown_because is null
            returning *""";
    private static final String FIND = "select * from intent where id = $1";
    private static final String DISCARD =
            "delete from intent where id = $1 and unknown_because is not null returning id";

    Uni<Void> open(SqlConnection connection, Intent intent, byte[] fingerprint, UUID writer) {
        Tuple values = Tuple.tuple()
                .addValue(intent.call())
                .addValue(intent.integration())
                .addValue(intent.connector())
                .addValue(intent.operation())
                .addValue(intent.idempotencyKey())
                .addValue(Buffer.buffer(fingerprint).getDelegate())
                .addValue(intent.caller())
                .addValue(intent.traceId())
                .addValue(intent.startedAt().atOffset(ZoneOffset.UTC))
                .addValue(writer);
        return connection.preparedQuery(OPEN).execute(values).replaceWithVoid();
    }

    /** Those that were known as unknown and are not any more. */
    Uni<List<UUID>> settle(SqlConnection connection, UUID call, boolean succeeded) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(call, succeeded))
                .map(IntentStore::ids);
    }

    /** Those of which nobody will learn the outcome. */
    Uni<List<UnknownWrite>> giveUp(SqlConnection connection, Collection<UUID> calls, String because) {
        return connection
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(calls.toArray(UUID[]::new), because))
                .map(IntentStore::unknown);
    }

    /** Of the tenant at hand, when its outcome is not known. */
    Uni<Optional<UnknownWrite>> find(SqlConnection connection, UUID call) {
        return connection.preparedQuery(FIND).execute(Tuple.of(call)).map(rows -> unknown(rows).stream()
                .findFirst());
    }

    Uni<Boolean> discard(SqlConnection connection, UUID call) {
        return connection.preparedQuery(DISCARD).execute(Tuple.of(call)).map(rows -> rows.rowCount() > 0);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        for (Row row : rows) ids.add(row.getUUID("id"));
        return ids;
    }

    private static List<UnknownWrite> unknown(RowSet<Row> rows) {
        List<UnknownWrite> found = new ArrayList<>();
        for (Row row : rows) if (row.getString("unknown_because") != null) found.add(UnknownWrite.of(row));
        return found;
    }
}
