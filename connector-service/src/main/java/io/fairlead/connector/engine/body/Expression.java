package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled expression of a connector's file. */
@FunctionalInterface
public interface Expression {

    /** Missing or null when it selects nothing; throws when it does not fit the value. */
    JsonNode evaluate(JsonNode value);
}
