package io.fairlead.sync.mapping;

import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.connector.Streams;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The mappings of connectors, each compiled once for as long as its connector stays as it is. */
@ApplicationScoped
public class Mappings {
    private record Compiled(Stream stream, StreamMapping mapping) {}

    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    /** Compiles expressions at first use: not for the event loop. */
    public StreamMapping of(Streams connector, Stream stream) {
        return compiled.compute(
                        connector.connector() + "/" + stream.name(),
                        (name, known) -> known != null && known.stream().equals(stream)
                                ? known
                                : new Compiled(stream, StreamMapping.of(stream)))
                .mapping();
    }
}
