package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A compiled schema of an operation's input. */
@FunctionalInterface
public interface InputSchema {

    /** Everything that is wrong with it, empty when nothing is. */
    List<InputError> check(JsonNode input);
}
