package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider posted, after its signature was found genuine and before anything else was done with it; its key is the
 * endpoint. Only the service that took it reads it.
 *
 * @param id of this request; a repetition by the provider has another one
 * @param endpoint the endpoint's id, which is not shown in logs
 * @param scheme the signature scheme that verified it
 * @param deliveryId what the scheme's headers say, null when the id, if there is one, stands in the body
 * @param signedAt the time the provider signed, null when its scheme signs none
 * @param headers names in lower case; connection fields and credentials are left out
 * @param body the raw bytes in base64, in which fields the connector marks secret are blanked
 * @param traceId the W3C trace id, 32 hexadecimal digits, null when the request was not traced
 */
public record WebhookDelivery(
        UUID id,
        String tenant,
        String endpoint,
        String integration,
        String connector,
        String scheme,
        @Nullable String deliveryId,
        @Nullable Instant signedAt,
        Instant receivedAt,
        Map<String, String> headers,
        String body,
        @Nullable String traceId) {
    public static final String TYPE = "io.fairlead.webhook-delivery.v1";

    public WebhookDelivery {
        headers = Map.copyOf(headers);
    }
}
