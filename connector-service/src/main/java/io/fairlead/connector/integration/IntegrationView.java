package io.fairlead.connector.integration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An integration as clients see it. */
@Schema(name = "Integration")
record IntegrationView(
        String name,
        String connector,
        String environment,
        boolean enabled,
        Map<String, Object> settings,

        @Schema(description = "Names of the credentials that are set; their values are never returned.")
        List<String> credentialsSet,

        Instant createdAt,
        Instant updatedAt) {

    static IntegrationView of(Integration integration, List<String> credentialsSet) {
        return new IntegrationView(
                integration.name,
                integration.connector,
                integration.environment,
                integration.enabled,
                integration.settings.getMap(),
                credentialsSet,
                integration.createdAt,
                integration.updatedAt);
    }
}
