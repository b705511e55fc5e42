package io.fairlead.webhook.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.webhook.endpoint.StoredEndpoint.SealedSecret;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as clients see it; its secrets are counted and never shown. */
@Schema(name = "WebhookEndpoint")
@JsonInclude(JsonInclude.Include.ALWAYS)
record EndpointView(
        @Schema(description = "Unguessable; the last part of the address.")
        String id,

        @Schema(description = "What the provider posts to.") String url,
        String integration,
        String connector,

        @Schema(description = "By which deliveries are verified.", examples = "stripe")
        String scheme,

        @Schema(description = "The largest body it takes, bytes.")
        int maxBytes,

        @Schema(description = "One entry for each secret that holds.")
        List<SecretView> secrets,

        Instant createdAt,
        Instant changedAt) {
    @Schema(name = "WebhookSecret")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SecretView(
            Instant since,

            @Schema(description = "When it ends, for one that was replaced.") @Nullable
            Instant until) {
        static SecretView of(SealedSecret secret) {
            return new SecretView(secret.since(), secret.until());
        }
    }

    static EndpointView of(StoredEndpoint stored, String address) {
        return new EndpointView(
                stored.id().value(),
                address + EndpointAddress.PATH + stored.id().value(),
                stored.integration(),
                stored.connector(),
                stored.scheme(),
                stored.maxBytes(),
                stored.secrets().stream().map(SecretView::of).toList(),
                stored.createdAt(),
                stored.changedAt());
    }
}
