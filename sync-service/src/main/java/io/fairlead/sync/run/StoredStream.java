package io.fairlead.sync.run;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is in one of its streams.
 *
 * @param since from when on changes are read, null for all records
 * @param providerTime the provider's clock at the first page
 * @param total how many items the provider told of last
 * @param cursor of the page that comes next, null for the first
 * @param againFrom the page from which on the stream is to be read again once its end is reached, as it moved meanwhile
 * @param roundFrom the page with which this round began
 * @param rounds how often its end has been read again
 * @param pages how many have been read
 * @param live how many live records it had when deletes were counted
 * @param budget how many of them may be deleted without asking
 */
record StoredStream(
        String stream,
        int position,
        RunState state,
        @Nullable Instant since,
        @Nullable Instant providerTime,
        @Nullable Long total,
        @Nullable String cursor,
        @Nullable Integer againFrom,
        int roundFrom,
        int rounds,
        int pages,
        Counts counts,
        @Nullable Long live,
        @Nullable Long budget) {

    static StoredStream of(Row row) {
        return new StoredStream(
                row.getString("stream"),
                row.getInteger("position"),
                RunState.of(row.getString("state")).orElseThrow(),
                instant(row, "since"),
                instant(row, "provider_time"),
                row.getLong("total"),
                row.getString("cursor"),
                row.getInteger("again_from"),
                row.getInteger("round_from"),
                row.getInteger("rounds"),
                row.getInteger("pages"),
                Counts.of(row),
                row.getLong("live"),
                row.getLong("budget"));
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
