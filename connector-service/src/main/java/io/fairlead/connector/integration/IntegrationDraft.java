package io.fairlead.connector.integration;

import io.fairlead.chassis.secret.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A whole, valid integration as a client wants it to be; only {@link IntegrationReader} makes one. */
record IntegrationDraft(
        String name,
        String connector,
        String environment,
        boolean enabled,
        JsonObject settings,
        Map<String, Secret> credentials) {

    static final String DEFAULT_ENVIRONMENT = "production";
}
