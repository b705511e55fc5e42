package io.fairlead.connector.engine.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An integration as a call needs it.
 *
 * @param revision changes whenever settings or credentials do
 * @param settings in effect, defaults included; values that are not set are missing
 */
public record Account(
        String tenant,
        String integration,
        String environment,
        long revision,
        Map<String, JsonNode> settings,
        Credentials credentials) {

    public Account {
        settings = Map.copyOf(settings);
    }

    public @Nullable JsonNode setting(String name) {
        return settings.get(name);
    }
}
