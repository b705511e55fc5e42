package io.fairlead.connector.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Setting;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An integration's settings as its connector's defaults complete them. */
public final class Settings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Settings() {}

    /** What holds for a call: what the integration says, else the connector's default. */
    public static Map<String, JsonNode> effective(Connector connector, JsonObject given) {
        ObjectNode tree = tree(given);
        Map<String, JsonNode> effective = new LinkedHashMap<>();
        connector.settings().forEach((name, setting) -> value(setting, tree)
                .ifPresent(value -> effective.put(name, value)));
        return effective;
    }

    /** The addresses among them, by setting. */
    static Map<String, URI> addresses(Connector connector, JsonObject given) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        effective(connector, given).forEach((name, value) -> {
            Setting setting = connector.settings().get(name);
            if (setting != null && setting.type() == Setting.Type.URL)
                addresses.put(name, URI.create(value.textValue()));
        });
        return addresses;
    }

    static ObjectNode tree(JsonObject settings) {
        try {
            return (ObjectNode) JSON.readTree(settings.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings are not JSON", e);
        }
    }

    private static Optional<JsonNode> value(Setting setting, ObjectNode given) {
        return Optional.ofNullable(given.get(setting.name())).or(() -> Optional.ofNullable(setting.defaultValue()));
    }
}
