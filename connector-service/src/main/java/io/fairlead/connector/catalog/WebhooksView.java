package io.fairlead.connector.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.connector.engine.manifest.Durations;
import io.fairlead.connector.engine.manifest.Locator;
import io.fairlead.connector.engine.manifest.Webhooks;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What someone who makes an endpoint wants to know beforehand. */
@Schema(name = "ConnectorWebhooks")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhooksView(
        @Schema(
                enumeration = {"stripe", "standard-webhooks"},
                description = "The scheme an endpoint verifies deliveries by unless it is told another.")
        String signature,

        @Schema(examples = "5m", description = "How far the signed time may be from ours, before and after.")
        String tolerance,

        @Schema(
                description = "Where the provider's id of a delivery stands, as JSON pointer or header:<name>;"
                        + " absent when endpoint, signed time and body tell deliveries apart.")
        @Nullable
        String deliveryId,

        @Schema(examples = "72h", description = "How long a delivery without an id is recognised when it is repeated.")
        String retryWindow,

        @Schema(description = "Whether one delivery may carry several events.")
        boolean severalEvents,

        @Schema(examples = "401", description = "What a wrong signature is answered with.")
        int refusedStatus) {

    static @Nullable WebhooksView of(@Nullable Webhooks webhooks) {
        return webhooks == null
                ? null
                : new WebhooksView(
                        webhooks.signature().id(),
                        Durations.text(webhooks.tolerance()),
                        text(webhooks.deliveryId()),
                        Durations.text(webhooks.retryWindow()),
                        webhooks.events() != null,
                        webhooks.refusedStatus());
    }

    private static @Nullable String text(@Nullable Locator place) {
        return place == null ? null : place.toString();
    }
}
