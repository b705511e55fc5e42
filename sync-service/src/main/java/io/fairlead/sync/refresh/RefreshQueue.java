package io.fairlead.sync.refresh;

import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which records are to be read again, and when; PostgreSQL's clock decides. */
@ApplicationScoped
class RefreshQueue {
    private static final String PUT = """
            insert into refresh_queue as known (tenant, integration, stream, external_id, cause)
            select current_tenant(), wanted.integration, wanted.stream, wanted.external_id, wanted.cause
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
                as wanted (integration, stream, external_id, cause)
            where exists (select from run where run.integration = wanted.integration)
            on conflict (tenant, integration, stream, external_id) do update set
                wishes = known.wishes + 1, cause = excluded.cause, attempts = 0""";
    private static final String TAKE = """
            with next as (
                select tenant, integration, stream, external_id from refresh_queue
                where due_at <= clock_timestamp()
                order by due_at
                limit $1
                for update skip locked)
            update refresh_queue set due_at = clock_timestamp() + make_interval(secs => $2)
            from next
            where refresh_queue.tenant = next.tenant and refresh_queue.integration = next.integration
                and refresh_queue.stream = next.stream and refresh_queue.external_id = next.external_id
            returning refresh_queue.*""";
    private static final String DONE = """
            delete from refresh_queue
            where tenant = current_tenant() and integration = $1 and stream = $2 and external_id = $3 and wishes = $4""";
    private static final String AGAIN = """
            update refresh_queue set attempts = $4, due_at = clock_timestamp() + make_interval(secs => $5)
            where tenant = current_tenant() and integration = $1 and stream = $2 and external_id = $3""";

    /** @param cause the webhook event that says that the record has changed */
    record Wanted(String integration, String stream, String externalId, UUID cause) {}

    /** Of integrations that have never been synchronised nothing is read: the first run brings it all. */
    Uni<Void> put(SqlConnection connection, List<Wanted> wanted) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(
                        wanted.stream().map(Wanted::integration).toArray(String[]::new),
                        wanted.stream().map(Wanted::stream).toArray(String[]::new),
                        wanted.stream().map(Wanted::externalId).toArray(String[]::new),
                        wanted.stream().map(Wanted::cause).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** The first that are due; they come again after the time unless they are done before. */
    Uni<List<Wish>> take(SqlConnection connection, int most, Duration time) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(most, seconds(time)))
                .map(rows -> {
                    List<Wish> wishes = new ArrayList<>(rows.size());
                    for (Row row : rows)
                        wishes.add(new Wish(
                                new TenantId(row.getString("tenant")),
                                row.getString("integration"),
                                row.getString("stream"),
                                row.getString("external_id"),
                                row.getUUID("cause"),
                                row.getLong("wishes"),
                                row.getInteger("attempts")));
                    return wishes;
                });
    }

    /** Done, unless somebody has wished for it again meanwhile: then it is due at once. */
    Uni<Void> done(SqlConnection connection, Wish wish) {
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(wish.integration(), wish.stream(), wish.externalId(), wish.wishes()))
                .chain(rows -> rows.rowCount() == 0
                        ? again(connection, wish, 0, Duration.ZERO)
                        : Uni.createFrom().voidItem());
    }

    Uni<Void> again(SqlConnection connection, Wish wish, int attempts, Duration wait) {
        return connection
                .preparedQuery(AGAIN)
                .execute(Tuple.of(wish.integration(), wish.stream(), wish.externalId(), attempts, seconds(wait)))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
