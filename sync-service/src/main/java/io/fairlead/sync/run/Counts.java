package io.fairlead.sync.run;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the records that were read; {@code read} is the sum of the others. */
@Schema(name = "SyncCounts", description = "What became of the records that were read: read is the sum of the others.")
record Counts(long read, long created, long changed, long unchanged, long deleted, long rejected) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                created + other.created,
                changed + other.changed,
                unchanged + other.unchanged,
                deleted + other.deleted,
                rejected + other.rejected);
    }

    static Counts of(Row row) {
        return new Counts(
                row.getLong("read"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("deleted"),
                row.getLong("rejected"));
    }
}
