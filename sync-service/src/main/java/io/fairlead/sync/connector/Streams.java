package io.fairlead.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a connector can synchronise.
 *
 * @param version of the connector
 * @param all its streams, each behind those that it refers to
 */
public record Streams(String connector, int version, List<Stream> all) {

    public Streams {
        all = List.copyOf(all);
    }

    static Streams of(String connector, int version, JsonNode definition) {
        List<Stream> streams = new ArrayList<>();
        definition
                .path("streams")
                .properties()
                .forEach(stream -> streams.add(Stream.of(stream.getKey(), stream.getValue())));
        return new Streams(connector, version, inOrder(streams));
    }

    public Optional<Stream> find(String name) {
        return all.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }

    /** The stream whose records events of this kind are about. */
    public Optional<Stream> ofEntity(String type) {
        return all.stream().filter(stream -> stream.entities().contains(type)).findFirst();
    }

    /** Some of the names, in the order in which the streams depend on each other. */
    public List<String> inOrder(Collection<String> names) {
        return all.stream().map(Stream::name).filter(names::contains).toList();
    }

    public Set<String> names() {
        return all.stream().map(Stream::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What nothing in the rest depends on goes first; a circle, which no connector's check lets through, goes as it stands. */
    private static List<Stream> inOrder(List<Stream> streams) {
        List<Stream> rest = new ArrayList<>(streams);
        List<Stream> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            Set<String> waiting = rest.stream().map(Stream::name).collect(Collectors.toSet());
            Stream next = rest.stream()
                    .filter(stream -> stream.references().values().stream()
                            .noneMatch(to -> !to.equals(stream.name()) && waiting.contains(to)))
                    .findFirst()
                    .orElse(rest.getFirst());
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}
