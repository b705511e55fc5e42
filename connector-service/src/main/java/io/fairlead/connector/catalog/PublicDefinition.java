package io.fairlead.connector.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What other services are told of a connector's file. */
final class PublicDefinition {
    /** How a request proves who we are: the one place where an author might have written a secret down. */
    private static final List<String> KEPT_BACK = List.of("auth", "headers");

    private PublicDefinition() {}

    static JsonNode of(JsonNode definition) {
        var told = definition.<ObjectNode>deepCopy();
        told.remove(KEPT_BACK);
        told.path("operations").forEach(operation -> ((ObjectNode) operation).remove(KEPT_BACK));
        return told;
    }
}
