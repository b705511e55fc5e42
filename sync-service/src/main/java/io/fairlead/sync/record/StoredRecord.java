package io.fairlead.sync.record;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** A row of the record log: a record with the place it comes from. */
record StoredRecord(
        UUID id,
        String stream,
        RecordState state,
        String integration,
        String externalId,
        String value,
        Instant lastSync,
        Instant createdAt,
        Instant changedAt) {
    static StoredRecord of(Row row) {
        return new StoredRecord(
                row.getUUID("id"),
                row.getString("stream"),
                RecordState.of(row.getString("state")).orElseThrow(),
                row.getString("integration"),
                row.getString("external_id"),
                row.getString("value"),
                row.getOffsetDateTime("last_sync").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
