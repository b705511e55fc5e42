package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a stream asks its list for: its {@code input}, and {@code since} besides when only changes are read. */
final class StreamInputCheck {
    private static final String SINCE = "${since}";
    private static final String AN_INSTANT = "2026-01-01T00:00:00.000Z";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}?");

    private final YamlFile file;
    private final String stream;
    private final String input;
    private final String since;

    StreamInputCheck(YamlFile file, String stream) {
        this.file = file;
        this.stream = stream;
        this.input = stream + "/input";
        this.since = stream + "/since";
    }

    void checkReferences() {
        references(input)
                .forEach(reference -> file.wrong(
                        reference.place(),
                        "%s may not stand here".formatted(reference.text()),
                        "only 'since' substitutes"));
        var found = references(since);
        found.stream()
                .filter(reference -> !reference.text().equals(SINCE))
                .forEach(reference -> file.wrong(
                        reference.place(),
                        "%s may not stand here".formatted(reference.text()),
                        "there is nothing but " + SINCE));
        if (file.sound(since) && found.isEmpty()) {
            file.wrong(since, "nothing here says " + SINCE, "say since when, or leave 'since' out");
        }
    }

    /** Whether the list takes both, that of a full run and that of an incremental one. */
    void checkFits(String operation) {
        checkNotOurs(input);
        checkNotOurs(since);
        if (!file.sound(operation + "/paging")
                || !file.findings().noneUnder(operation + "/input")
                || !file.findings().noneUnder(input)
                || !file.findings().noneUnder(since)) {
            return;
        }
        var schema = DataSchema.of(OperationYaml.input(file.at(operation)));
        var full = ConnectorYaml.object(file.at(input));
        schema.violations(full).forEach(violation -> wrong(input, violation));
        if (!file.at(since).isMissingNode()) {
            var added = (ObjectNode) substituted(file.at(since));
            schema.violations(full.deepCopy().setAll(added)).stream()
                    .filter(violation -> isIn(added, violation))
                    .forEach(violation -> wrong(since, violation));
        }
    }

    private void checkNotOurs(String section) {
        for (var name : List.of(Paging.LIMIT, Paging.CURSOR)) {
            if (file.at(section).has(name)) {
                file.wrongKey(
                        Pointers.child(section, name),
                        "'%s' is said by the run itself".formatted(name),
                        name.equals(Paging.LIMIT) ? "use 'page-size'" : "remove it");
            }
        }
    }

    private void wrong(String section, Violation violation) {
        if (file.at(section).isMissingNode()) {
            file.wrongKey(stream, "its 'input' lacks something: " + violation.message(), null);
        } else {
            file.wrong(section + violation.pointer(), violation.message(), null);
        }
    }

    private static boolean isIn(ObjectNode added, Violation violation) {
        return added.properties().stream()
                .map(entry -> Pointers.child("", entry.getKey()))
                .anyMatch(field ->
                        violation.pointer().equals(field) || violation.pointer().startsWith(field + "/"));
    }

    private record Found(String place, String text) {}

    private List<Found> references(String pointer) {
        var found = new ArrayList<Found>();
        collect(pointer, file.at(pointer), found);
        return found;
    }

    private static void collect(String pointer, JsonNode node, List<Found> found) {
        if (node.isTextual()) {
            REFERENCE
                    .matcher(node.textValue())
                    .results()
                    .forEach(match -> found.add(new Found(pointer, match.group())));
        }
        node.properties().forEach(field -> collect(Pointers.child(pointer, field.getKey()), field.getValue(), found));
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                collect(Pointers.child(pointer, i), node.path(i), found);
            }
        }
    }

    private static JsonNode substituted(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(node.textValue().replace(SINCE, AN_INSTANT));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(substituted(element)));
            return array;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), substituted(field.getValue())));
            return object;
        }
        return node;
    }
}
