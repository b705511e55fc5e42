package io.fairlead.connector.engine.manifest;

import static io.fairlead.connector.engine.manifest.ConnectorYaml.entries;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.object;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** From the JSON of an {@code examples.yaml} that has its shape to the records. */
final class ExamplesYaml {
    private ExamplesYaml() {}

    static List<Exchange> exchanges(JsonNode yaml) {
        return ConnectorYaml.list(yaml.path("exchanges"), ExamplesYaml::exchange);
    }

    private static Exchange exchange(JsonNode yaml) {
        return new Exchange(
                yaml.path("title").asText(),
                yaml.path("operation").asText(),
                Exchange.Source.of(yaml.path("source").asText())
                        .orElseThrow(() -> new InvalidManifest("an exchange says its source")),
                object(yaml.path("settings")),
                object(yaml.path("input")),
                request(yaml.path("request")),
                response(yaml.path("response")),
                outcome(yaml));
    }

    private static Exchange.Request request(JsonNode yaml) {
        return new Exchange.Request(
                Operation.Method.valueOf(yaml.path("method").asText()),
                yaml.path("path").asText(),
                texts(yaml.path("query")),
                texts(yaml.path("headers")),
                yaml.has("form") ? texts(yaml.path("form")) : null,
                yaml.get("json"));
    }

    private static Exchange.Response response(JsonNode yaml) {
        return new Exchange.Response(
                yaml.path("status").asInt(),
                texts(yaml.path("headers")),
                yaml.has("json")
                        ? yaml.path("json").toString()
                        : yaml.path("text").asText());
    }

    private static Exchange.Outcome outcome(JsonNode yaml) {
        return yaml.has("data")
                ? new Exchange.Data(yaml.path("data"))
                : new Exchange.Failure(
                        ConnectorYaml.kind(yaml.path("failure").path("kind")),
                        text(yaml.path("failure").path("code")));
    }

    private static Map<String, String> texts(JsonNode yaml) {
        return entries(yaml, (name, value) -> value.asText());
    }
}
