package io.fairlead.testing.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One object of the rendered bundle. */
record Manifest(JsonNode content) {

    String kind() {
        return content.path("kind").asText();
    }

    String name() {
        return content.at("/metadata/name").asText();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    JsonNode at(String pointer) {
        return content.at(pointer);
    }

    /** Of the suite itself, not of the infrastructure that one overlay brings along. */
    boolean isOurs() {
        return "fairlead".equals(podLabels().get("app.kubernetes.io/part-of"));
    }

    /** The pods that it starts. */
    Optional<JsonNode> podTemplate() {
        return Optional.of(at("/spec/template")).filter(JsonNode::isObject);
    }

    JsonNode podSpec() {
        return at("/spec/template/spec");
    }

    List<JsonNode> containers() {
        return elements(podSpec().path("containers")).toList();
    }

    Map<String, String> podLabels() {
        return labels(at("/spec/template/metadata/labels"));
    }

    static Map<String, String> labels(JsonNode labels) {
        return labels.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue()
                .asText()));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
