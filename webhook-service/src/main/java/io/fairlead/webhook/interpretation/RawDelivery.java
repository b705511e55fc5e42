package io.fairlead.webhook.interpretation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it was taken in.
 *
 * @param deliveryId what the signature scheme says it is, null when it says nothing
 * @param headers names in lower case
 */
public record RawDelivery(
        String endpoint,
        @Nullable String deliveryId,
        @Nullable Instant signedAt,
        Instant receivedAt,
        Map<String, String> headers,
        Payload payload) {}
