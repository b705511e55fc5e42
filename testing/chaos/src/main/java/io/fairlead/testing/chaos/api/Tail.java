package io.fairlead.testing.chaos.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/** A topic of JSON, read from the beginning and then on from where it was left. */
public interface Tail extends AutoCloseable {

    /** Gives key and value of everything that is there now and was not given before, each partition in its order. */
    void readOn(BiConsumer<String, JsonNode> reader);

    @Override
    void close();
}
