package io.fairlead.connector.integration;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge patch of an integration, for the API's document; {@link IntegrationReader} reads it. */
@Schema(name = "ChangedIntegration")
record ChangedIntegration(
        @Nullable Boolean enabled,

        @Schema(description = "Merged into the present settings; null removes one.") @Nullable
        Map<String, Object> settings,

        @Schema(description = "Replaced field by field; null removes one.") @Nullable
        Map<String, String> credentials) {}
