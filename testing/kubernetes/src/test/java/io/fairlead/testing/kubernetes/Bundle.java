package io.fairlead.testing.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that one overlay renders to. */
record Bundle(List<Manifest> manifests) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    Bundle {
        manifests = List.copyOf(manifests);
    }

    static Bundle parse(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Bundle(documents.readAll().stream().map(Manifest::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.is(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    Manifest get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new IllegalArgumentException("the bundle has no %s %s".formatted(kind, name)));
    }

    /** Deployments and jobs. */
    Stream<Manifest> workloads() {
        return manifests.stream().filter(manifest -> manifest.podTemplate().isPresent());
    }

    Stream<Manifest> workloadsLabelled(Map<String, String> labels) {
        return workloads().filter(workload -> workload.podLabels().entrySet().containsAll(labels.entrySet()));
    }
}
