package io.fairlead.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads definitions for tests of other rooms. */
public final class StreamsReading {
    private StreamsReading() {}

    public static Streams of(JsonNode definition) {
        return Streams.of("test", 1, definition);
    }

    public static Stream stream(JsonNode definition, String name) {
        return of(definition).find(name).orElseThrow();
    }
}
