package io.fairlead.webhook.endpoint;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What changes an endpoint, for the API's document; {@link EndpointReader} reads it. */
@Schema(name = "ChangedWebhookEndpoint")
record ChangedEndpoint(
        @Schema(description = "The secrets that hold from now on, one to five.") @Nullable
        List<String> secrets,

        @Schema(
                description =
                        "How long the secrets that are replaced go on to hold; 0s ends them at once, at most 720h.",
                defaultValue = "24h")
        @Nullable
        String overlap,

        @Schema(description = "The largest body it takes, bytes; null sets the usual one.", maximum = "4194304")
        @Nullable
        Integer maxBytes) {}
