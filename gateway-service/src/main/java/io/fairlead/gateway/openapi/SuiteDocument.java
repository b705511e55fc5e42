package io.fairlead.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The services' documents as one: what the gateway routes and nothing else, with what it adds itself. It is made of files
 * and so is whole while services are away.
 */
final class SuiteDocument {

    private static final String SCHEMA_REFERENCE = "#/components/schemas/";
    private static final List<String> SHARED_COMPONENTS = List.of("parameters", "responses", "headers", "examples");

    private static final String OPEN = "Needs no token: what is sent proves itself.";
    private static final List<String> HEADERS = List.of("Fairlead-Request-Id", "RateLimit", "RateLimit-Policy");

    private final ObjectNode document;

    private SuiteDocument(ObjectNode frame) {
        this.document = frame;
    }

    static ObjectNode of(List<ServiceDocument> services) {
        SuiteDocument suite = new SuiteDocument(ServiceDocument.frame());
        services.forEach(suite::add);
        return suite.document;
    }

    private void add(ServiceDocument service) {
        Map<String, String> names = names(service);
        service.schemas().forEach(name -> section("schemas")
                .set(names.getOrDefault(name, name), renamed(service.schema(name), names)));
        for (String kind : SHARED_COMPONENTS) {
            service.content().at("/components/" + kind).properties().forEach(entry -> section(kind)
                    .putIfAbsent(entry.getKey(), renamed(entry.getValue(), names)));
        }
        service.content().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> route(operation.getKey(), path.getKey())
                        .ifPresent(route -> add(path.getKey(), route, renamed(operation.getValue(), names)))));
    }

    /** A schema that another service calls the same and means differently gets its service's name in front. */
    private Map<String, String> names(ServiceDocument service) {
        Map<String, String> names = new HashMap<>();
        service.schemas().forEach(name -> {
            JsonNode known = section("schemas").get(name);
            if (known != null && !known.equals(service.schema(name))) {
                names.put(name, service.prefix() + name);
            }
        });
        return names;
    }

    private static Optional<Route> route(String method, String path) {
        return RouteTable.routes().stream()
                .filter(route -> route.method().name().equalsIgnoreCase(method))
                .filter(route -> shape(route.path().toString()).equals(shape(path)))
                .findFirst();
    }

    /** Parameters are compared by their places. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*\\}", "{}");
    }

    private void add(String path, Route route, JsonNode operation) {
        ObjectNode described = operation.deepCopy();
        String needs = route.role().map("Needs the role `%s`."::formatted).orElse(OPEN);
        String description = described.path("description").asText();
        described.put("description", description.isEmpty() ? needs : description + "\n\n" + needs);
        described.remove("security");
        if (route.isOpen()) {
            described.putArray("security");
        }
        describeAnswers(described.withObjectProperty("responses"), route);
        ((ObjectNode) document.get("paths"))
                .withObjectProperty(path)
                .set(route.method().name().toLowerCase(Locale.ROOT), described);
    }

    /** Whatever is not a success is a problem, whoever says so. */
    private static void describeAnswers(ObjectNode responses, Route route) {
        List.copyOf(responses.properties()).forEach(response -> {
            if (response.getKey().compareTo("400") >= 0) {
                responses.set(response.getKey(), problem(responses));
            } else if (response.getValue() instanceof ObjectNode success && !success.has("$ref")) {
                describeHeaders(success.withObjectProperty("headers"), route);
            }
        });
        if (!route.isOpen()) {
            responses.set("429", problem(responses));
        }
        responses.set("default", problem(responses));
    }

    private static ObjectNode problem(ObjectNode anywhere) {
        return anywhere.objectNode().put("$ref", "#/components/responses/Problem");
    }

    private static void describeHeaders(ObjectNode headers, Route route) {
        for (String name : route.isOpen() ? HEADERS.subList(0, 1) : HEADERS) {
            headers.putObject(name).put("$ref", "#/components/headers/" + name);
        }
    }

    private ObjectNode section(String kind) {
        return ((ObjectNode) document.get("components")).withObjectProperty(kind);
    }

    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.forEachEntry((name, member) -> copy.set(name, renamed(member, names)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(item -> copy.add(renamed(item, names)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(renamedReference(text.textValue(), names));
            default -> node;
        };
    }

    private static String renamedReference(String text, Map<String, String> names) {
        if (!text.startsWith(SCHEMA_REFERENCE)) {
            return text;
        }
        String name = text.substring(SCHEMA_REFERENCE.length());
        return SCHEMA_REFERENCE + names.getOrDefault(name, name);
    }
}
