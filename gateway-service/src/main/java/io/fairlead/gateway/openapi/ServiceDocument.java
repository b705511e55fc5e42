package io.fairlead.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a service says of itself, as contracts keep it. */
record ServiceDocument(String service, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES = List.of("connector", "monitoring", "sync", "webhook");

    /** Those there are; a service without an API has none. */
    static List<ServiceDocument> all() {
        return SERVICES.stream().flatMap(service -> find(service).stream()).toList();
    }

    private static Optional<ServiceDocument> find(String service) {
        return resource("/openapi/%s.json".formatted(service)).map(content -> new ServiceDocument(service, content));
    }

    /** The suite's document without any path. */
    static ObjectNode frame() {
        return resource("/openapi/suite.json").map(ObjectNode.class::cast).orElseThrow();
    }

    /** The service's name as the beginning of a schema's. */
    String prefix() {
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    }

    List<String> schemas() {
        return content.at("/components/schemas").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    JsonNode schema(String name) {
        return Objects.requireNonNull(content.at("/components/schemas").get(name));
    }

    private static Optional<JsonNode> resource(String name) {
        try (InputStream resource = ServiceDocument.class.getResourceAsStream(name)) {
            return resource == null ? Optional.empty() : Optional.of(JSON.readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
