package io.fairlead.connector.engine.manifest;

import static io.fairlead.connector.engine.manifest.ConnectorYaml.duration;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.object;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.pointer;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.retry;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.templates;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.text;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the JSON of one operation that has the grammar's shape to its record. */
final class OperationYaml {
    private OperationYaml() {}

    static Operation operation(String id, JsonNode yaml, Duration timeout, Retry retry) {
        var method = method(yaml).orElseThrow(() -> new InvalidManifest("operation '%s' has no path".formatted(id)));
        var paging = paging(yaml.path("paging"));
        return new Operation(
                id,
                yaml.path("title").asText(),
                text(yaml.path("description")),
                kind(yaml, method),
                method,
                ConnectorYaml.template(yaml.path(method.id())),
                templates(yaml.path("query")),
                templates(yaml.path("headers")),
                body(yaml.path("body")),
                input(yaml),
                yaml.path("output"),
                optionalPointer(yaml.path("items")),
                text(yaml.path("result")),
                paging,
                text(yaml.path("idempotency-header")),
                duration(yaml.path("timeout"), timeout),
                retry(yaml.path("retry"), retry),
                object(yaml.path("example")));
    }

    static Optional<Operation.Method> method(JsonNode yaml) {
        return Stream.of(Operation.Method.values())
                .filter(method -> yaml.has(method.id()))
                .findFirst();
    }

    static Operation.Kind kind(JsonNode yaml, Operation.Method method) {
        var usual = method == Operation.Method.GET ? Operation.Kind.READ : Operation.Kind.WRITE;
        return Operation.Kind.of(yaml.path("kind").asText(usual.id()));
    }

    /** Closed, with what every paged operation takes. */
    static ObjectNode input(JsonNode yaml) {
        var input = DataSchema.closed(object(yaml.path("input")));
        var paging = paging(yaml.path("paging"));
        if (paging != null) {
            var properties = input.withObject("/properties");
            properties
                    .putObject(Paging.LIMIT)
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", paging.maxSize())
                    .put("description", "Items of a page; %d unless said.".formatted(paging.size()));
            properties
                    .putObject(Paging.CURSOR)
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("description", "meta.next of the page before.");
        }
        return input;
    }

    static @Nullable Paging paging(JsonNode yaml) {
        var sizeParam = yaml.path("size-param").asText();
        var size = yaml.path("size").asInt();
        var maxSize = yaml.path("max-size").asInt();
        return switch (yaml.path("by").asText()) {
            case "offset" ->
                new Paging.ByOffset(
                        sizeParam,
                        size,
                        maxSize,
                        yaml.path("offset-param").asText(),
                        text(yaml.path("total-header")),
                        optionalPointer(yaml.path("total")));
            case "cursor" ->
                new Paging.ByCursor(
                        sizeParam,
                        size,
                        maxSize,
                        yaml.path("cursor-param").asText(),
                        pointer(yaml.path("cursor")),
                        pointer(yaml.path("more")));
            case "page" ->
                new Paging.ByPage(
                        sizeParam,
                        size,
                        maxSize,
                        yaml.path("page-param").asText(),
                        optionalPointer(yaml.path("total")));
            default -> null;
        };
    }

    private static @Nullable Body body(JsonNode yaml) {
        if (yaml.has("form")) {
            return new Body.Form(fields(yaml.path("form")));
        }
        return yaml.has("json") ? new Body.Json(fields(yaml.path("json"))) : null;
    }

    private static ValueTemplate.Fields fields(JsonNode yaml) {
        return new ValueTemplate.Fields(ConnectorYaml.entries(yaml, (name, value) -> value(value)));
    }

    private static ValueTemplate value(JsonNode yaml) {
        if (yaml.isObject()) {
            return fields(yaml);
        }
        if (yaml.isArray()) {
            return new ValueTemplate.Elements(ConnectorYaml.list(yaml, OperationYaml::value));
        }
        return yaml.isTextual()
                ? new ValueTemplate.Leaf(ConnectorYaml.template(yaml))
                : new ValueTemplate.Literal(yaml);
    }

    private static @Nullable JsonPointer optionalPointer(JsonNode yaml) {
        return yaml.isMissingNode() ? null : pointer(yaml);
    }
}
