package io.fairlead.connector.engine.manifest;

import static io.fairlead.connector.engine.manifest.ConnectorYaml.entries;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.list;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.object;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.pointer;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** From the JSON of {@code streams} that has the grammar's shape to the records. */
final class StreamsYaml {
    private StreamsYaml() {}

    static Map<String, Stream> streams(JsonNode connector) {
        return entries(connector.path("streams"), (id, yaml) -> stream(id, yaml, connector.path("operations")));
    }

    private static Stream stream(String id, JsonNode yaml, JsonNode operations) {
        var list = yaml.path("list").asText();
        return new Stream(
                id,
                yaml.path("title").asText(),
                list,
                object(yaml.path("input")),
                yaml.has("since") ? object(yaml.path("since")) : null,
                yaml.has("get") ? get(yaml.path("get")) : null,
                yaml.path("page-size")
                        .asInt(operations.path(list).path("paging").path("size").asInt()),
                pointer(yaml.path("key")),
                yaml.has("changed") ? pointer(yaml.path("changed")) : null,
                text(yaml.path("deleted")),
                entities(id, yaml.path("entities")),
                entries(yaml.path("references"), (field, stream) -> stream.asText()),
                entries(yaml.path("map"), (field, expression) -> expression.asText()),
                schema(yaml));
    }

    private static Stream.Get get(JsonNode yaml) {
        return new Stream.Get(yaml.path("operation").asText(), yaml.path("id").asText());
    }

    static List<String> entities(String id, JsonNode yaml) {
        return yaml.isMissingNode() ? List.of(id) : list(yaml, JsonNode::asText);
    }

    private static ObjectNode schema(JsonNode yaml) {
        return DataSchema.closed(object(yaml.path("schema")));
    }
}
