package io.fairlead.sync.run;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with its streams, in the order in which they are read.
 *
 * @param reason why it is where it is, for people
 * @param settled whether what it deletes is within its budget, or approved
 * @param failures how often in a row the provider failed
 */
record StoredRun(
        UUID id,
        String integration,
        Mode mode,
        RunState state,
        @Nullable String reason,
        int priority,
        String requestedBy,
        DeleteBudget budget,
        boolean settled,
        int failures,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<StoredStream> streams) {

    StoredRun {
        streams = List.copyOf(streams);
    }

    static StoredRun of(Row row, List<StoredStream> streams) {
        return new StoredRun(
                row.getUUID("id"),
                row.getString("integration"),
                Mode.of(row.getString("mode")).orElseThrow(),
                RunState.of(row.getString("state")).orElseThrow(),
                row.getString("reason"),
                row.getInteger("priority"),
                row.getString("requested_by"),
                new DeleteBudget(
                        Optional.ofNullable(row.getInteger("budget_percent")),
                        Optional.ofNullable(row.getLong("budget_records"))),
                row.getBoolean("settled"),
                row.getInteger("failures"),
                row.getOffsetDateTime("created_at").toInstant(),
                StoredStream.instant(row, "started_at"),
                StoredStream.instant(row, "finished_at"),
                streams);
    }

    /** The first stream that has not been read to its end. */
    Optional<StoredStream> unread() {
        return streams.stream().filter(stream -> !stream.state().isLast()).findFirst();
    }

    Counts counts() {
        return streams.stream().map(StoredStream::counts).reduce(Counts.NONE, Counts::plus);
    }
}
