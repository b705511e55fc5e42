package io.fairlead.webhook.event;

import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which events are to be tried again, and when; PostgreSQL's clock decides. Ids only, for work without a tenant. */
@ApplicationScoped
class DueEvents {
    private static final String SCHEDULE = """
            insert into due_event (event, tenant, due_at)
            select event, current_tenant(), clock_timestamp() + make_interval(secs => $2)
            from unnest($1::uuid[]) event
            on conflict (event) do update set due_at = excluded.due_at""";
    private static final String NEXT =
            "select event, tenant from due_event where due_at <= clock_timestamp() order by due_at limit $1";
    private static final String TAKE = "delete from due_event where event = $1 and due_at <= clock_timestamp()";
    private static final String DROP = "delete from due_event where event = $1";

    record Due(UUID event, TenantId tenant) {}

    Uni<Void> schedule(SqlConnection connection, Collection<UUID> events, Duration wait) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(SCHEDULE)
                        .execute(Tuple.of(events.toArray(UUID[]::new), wait.toMillis() / 1000.0))
                        .replaceWithVoid();
    }

    /** The first that are due, in a transaction without a tenant. */
    Uni<List<Due>> next(SqlConnection connection, int most) {
        return connection.preparedQuery(NEXT).execute(Tuple.of(most)).map(rows -> {
            List<Due> due = new ArrayList<>();
            for (Row row : rows) due.add(new Due(row.getUUID("event"), new TenantId(row.getString("tenant"))));
            return due;
        });
    }

    /** Takes the work on; whether it was still there. It comes back when the transaction does not commit. */
    Uni<Boolean> take(SqlConnection connection, UUID event) {
        return connection.preparedQuery(TAKE).execute(Tuple.of(event)).map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> drop(SqlConnection connection, UUID event) {
        return connection.preparedQuery(DROP).execute(Tuple.of(event)).replaceWithVoid();
    }
}
