package io.fairlead.webhook.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A connector, as far as this service cares.
 *
 * @param webhooks empty when its file declares none
 */
public record KnownConnector(Optional<WebhookDeclaration> webhooks) {
    public static KnownConnector of(JsonNode definition) {
        JsonNode webhooks = definition.path("webhooks");
        return new KnownConnector(
                webhooks.isObject() ? Optional.of(WebhookDeclaration.of(webhooks)) : Optional.empty());
    }
}
