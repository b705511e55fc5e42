package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a provider, told by it; its key is {@code tenant/integration/entity}, so that what happens to
 * one entity stays in order. It may be told again under the same id, when somebody asked for that.
 *
 * @param deliveryId the provider's own id of the delivery, or a hash of it where it has none
 * @param index which of a delivery's events it is, counted from 0
 * @param type the provider's name for what happened, null when it says none
 * @param entity what it happened to, null when the connector does not say where that stands
 * @param occurredAt the provider's own time, null when it says none; who holds state drops what is older than what it has
 * @param payload the event's JSON, null when the delivery was no JSON
 * @param payloadText the delivery's text where it was no JSON; behind {@code base64,} its bytes in base64, where they are no text or one full of
 *     escapes
 * @param traceId the W3C trace id of the delivery, null when it was not traced
 */
public record WebhookEvent(
        UUID id,
        String tenant,
        String integration,
        String connector,
        String deliveryId,
        int index,
        @Nullable String type,
        @Nullable Entity entity,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        @Nullable Object payload,
        @Nullable String payloadText,
        @Nullable String traceId) {
    public static final String TYPE = "io.fairlead.webhook-event.v1";

    /** One record at the provider, by its kind and its id there. */
    public record Entity(String type, String id) {}
}
