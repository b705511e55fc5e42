package io.fairlead.contracts.event;

import java.util.Map;

/**
 * The public face of an integration; its key is {@code tenant/name}, a null value means it was deleted.
 *
 * @param settings what the connector declares as settings; credentials are no settings
 * @param revision from one sequence of the owner: a reader takes only higher ones
 */
public record IntegrationState(
        String tenant,
        String name,
        String connector,
        String environment,
        boolean enabled,
        Map<String, Object> settings,
        long revision) {

    public static final String TYPE = "io.fairlead.integration.v1";

    public IntegrationState {
        settings = Map.copyOf(settings);
    }
}
