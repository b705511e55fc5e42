package io.fairlead.webhook.endpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What creates an endpoint, for the API's document; {@link EndpointReader} reads it. */
@Schema(
        name = "NewWebhookEndpoint",
        requiredProperties = {"integration", "secrets"})
record NewEndpoint(
        @Schema(description = "Name of the integration its events belong to.", examples = "stripe")
        String integration,

        @Schema(
                description = "How deliveries are signed; the connector's own scheme unless said.",
                enumeration = {"standard-webhooks", "stripe"})
        @Nullable
        String scheme,

        @Schema(
                description = "What the provider signs with, one to five; stored encrypted, never returned.",
                examples = "whsec_…")
        List<String> secrets,

        @Schema(description = "The largest body it takes, bytes.", defaultValue = "1048576", maximum = "4194304")
        @Nullable
        Integer maxBytes) {}
