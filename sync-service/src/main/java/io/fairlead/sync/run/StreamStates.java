package io.fairlead.sync.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What incremental runs go on from: the provider's own time when the last run that succeeded began with a stream. */
@ApplicationScoped
class StreamStates {
    private static final String FIND = "select provider_time from stream_state where integration = $1 and stream = $2";
    private static final String PUT = """
            insert into stream_state (tenant, integration, stream, provider_time, synced_at, run)
            select current_tenant(), run.integration, run_stream.stream, run_stream.provider_time,
                coalesce(run.started_at, run.created_at), run.id
            from run_stream join run on run.id = run_stream.run
            where run.id = $1
            on conflict (tenant, integration, stream) do update set
                provider_time = excluded.provider_time, synced_at = excluded.synced_at, run = excluded.run""";

    /** Empty where no run has succeeded, or its provider did not tell the time. */
    Uni<Optional<Instant>> find(SqlConnection connection, String integration, String stream) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(integration, stream))
                .map(rows -> {
                    for (Row row : rows) return Optional.ofNullable(StoredStream.instant(row, "provider_time"));
                    return Optional.empty();
                });
    }

    /** All streams of the run are as at the provider when it began with them. */
    Uni<Void> put(SqlConnection connection, UUID run) {
        return connection.preparedQuery(PUT).execute(Tuple.of(run)).replaceWithVoid();
    }
}
