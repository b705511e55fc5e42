package io.fairlead.webhook.endpoint;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint as it lies in the database. */
record StoredEndpoint(
        EndpointId id,
        String integration,
        String connector,
        String scheme,
        int maxBytes,
        Instant createdAt,
        Instant changedAt,
        List<SealedSecret> secrets) {
    /** @param until null while it has not been replaced */
    record SealedSecret(
            UUID id, String sealed, Instant since, @Nullable Instant until) {
        static SealedSecret of(Row row) {
            OffsetDateTime until = row.getOffsetDateTime("valid_until");
            return new SealedSecret(
                    row.getUUID("id"),
                    row.getString("sealed"),
                    row.getOffsetDateTime("since").toInstant(),
                    until == null ? null : until.toInstant());
        }
    }

    static StoredEndpoint of(Row row, List<SealedSecret> secrets) {
        return new StoredEndpoint(
                new EndpointId(row.getString("id")),
                row.getString("integration"),
                row.getString("connector"),
                row.getString("scheme"),
                row.getInteger("max_bytes"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                List.copyOf(secrets));
    }
}
