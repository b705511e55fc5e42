package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The cheap read that tells whether the provider answers and the credentials are good. */
public record Health(String operation, ObjectNode input) {
    public Health {
        input = input.deepCopy();
    }
}
