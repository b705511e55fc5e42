package io.fairlead.connector.integration;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What creates an integration, for the API's document; {@link IntegrationReader} reads it. */
@Schema(
        name = "NewIntegration",
        requiredProperties = {"name", "connector"})
record NewIntegration(
        @Schema(
                description = "Unique in the tenant, kebab-case.",
                minLength = 2,
                maxLength = 40,
                examples = "stripe-eu")
        String name,

        @Schema(description = "Id of a connector.", examples = "stripe")
        String connector,

        @Schema(description = "Fixed once created.", defaultValue = "production") @Nullable
        String environment,

        @Schema(defaultValue = "true") @Nullable Boolean enabled,

        @Schema(
                description =
                        "As the connector declares them. Addresses are https and public, unless the platform allowed them.")
        Map<String, Object> settings,

        @Schema(description = "As the connector declares them; stored encrypted, never returned.")
        Map<String, String> credentials) {}
