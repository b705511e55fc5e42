package io.fairlead.webhook.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event in a list. */
@Schema(name = "WebhookEventSummary")
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventSummary(
        UUID id,

        @Schema(description = "The provider's own id of the delivery, or a hash where it has none.")
        String deliveryId,

        @Schema(description = "Which of the delivery's events it is, from 0.")
        int index,

        String endpoint,
        String integration,
        String connector,
        @Nullable String type,
        @Nullable Entity entity,

        @Schema(description = "The provider's own time.") @Nullable
        Instant occurredAt,

        Instant receivedAt,

        @Schema(enumeration = {"published", "retrying", "failed", "discarded"})
        String state,

        @Schema(description = "How often it was tried.") int attempts) {
    static EventSummary of(Row row) {
        String entityType = row.getString("entity_type");
        OffsetDateTime occurred = row.getOffsetDateTime("occurred_at");
        return new EventSummary(
                row.getUUID("id"),
                row.getString("delivery_id"),
                row.getInteger("index"),
                row.getString("endpoint"),
                row.getString("integration"),
                row.getString("connector"),
                row.getString("type"),
                entityType == null ? null : new Entity(entityType, row.getString("entity_id")),
                occurred == null ? null : occurred.toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("state"),
                row.getInteger("attempts"));
    }
}
