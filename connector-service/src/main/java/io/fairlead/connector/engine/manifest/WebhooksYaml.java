package io.fairlead.connector.engine.manifest;

import static io.fairlead.connector.engine.manifest.ConnectorYaml.duration;
import static io.fairlead.connector.engine.manifest.ConnectorYaml.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the JSON of {@code webhooks} that has the grammar's shape to its record. */
final class WebhooksYaml {
    private WebhooksYaml() {}

    /** Null when the connector has no such section. */
    static @Nullable Webhooks webhooks(JsonNode yaml) {
        if (yaml.isMissingNode()) {
            return null;
        }
        var signature = Webhooks.Signature.of(yaml.path("signature").asText());
        return new Webhooks(
                signature,
                duration(yaml.path("tolerance"), signature.tolerance()),
                locator(yaml.path("delivery-id"), signature.deliveryId()),
                duration(yaml.path("retry-window"), Webhooks.USUAL_RETRY_WINDOW),
                yaml.has("events") ? ConnectorYaml.pointer(yaml.path("events")) : null,
                locator(yaml.path("type"), signature.type()),
                locator(yaml.path("time"), signature.time()),
                yaml.has("entity") ? entity(yaml.path("entity")) : null,
                yaml.has("ping") ? ping(yaml.path("ping")) : null,
                list(yaml.path("secret-fields"), ConnectorYaml::pointer),
                yaml.path("refused-status").asInt(Webhooks.USUAL_REFUSED_STATUS));
    }

    static @Nullable Locator locator(JsonNode yaml, @Nullable Locator otherwise) {
        return yaml.isMissingNode() ? otherwise : locator(yaml);
    }

    private static Locator locator(JsonNode yaml) {
        return Locator.parse(yaml.asText());
    }

    private static Webhooks.Entity entity(JsonNode yaml) {
        return new Webhooks.Entity(entityType(yaml.path("type").asText()), locator(yaml.path("id")));
    }

    private static Webhooks.EntityType entityType(String text) {
        return text.startsWith("/") || text.startsWith(Locator.HEADER)
                ? new Webhooks.EntityType.Told(Locator.parse(text))
                : new Webhooks.EntityType.Fixed(text);
    }

    private static Webhooks.Ping ping(JsonNode yaml) {
        var is = yaml.path("is");
        return new Webhooks.Ping(
                locator(yaml.path("where")), is.isArray() ? list(is, JsonNode::asText) : List.of(is.asText()));
    }
}
