package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code streams} can get wrong although they have the grammar's shape. */
final class StreamsCheck {
    private static final String SECTION = "/streams";

    private final YamlFile file;
    private final StreamCheck one;

    StreamsCheck(YamlFile file, OperationCheck operations) {
        this.file = file;
        this.one = new StreamCheck(file, operations);
    }

    void check() {
        var streams = file.names(SECTION);
        streams.forEach(stream -> one.check(Pointers.child(SECTION, stream), streams));
        checkEntities(streams);
        checkCircles(streams);
    }

    /** An event is about records of one stream. */
    private void checkEntities(List<String> streams) {
        Map<String, String> claimed = new HashMap<>();
        for (var stream : streams) {
            var pointer = Pointers.child(SECTION, stream);
            var entities = file.at(pointer).path("entities");
            if (!entities.isMissingNode() && !entities.isArray()) {
                continue;
            }
            var types = StreamsYaml.entities(stream, entities);
            for (var i = 0; i < types.size(); i++) {
                var before = claimed.putIfAbsent(types.get(i), stream);
                if (before != null && !before.equals(stream)) {
                    claimedTwice(pointer, entities, i, types.get(i), before);
                }
            }
        }
    }

    private void claimedTwice(String pointer, JsonNode entities, int index, String type, String before) {
        var message = "events about '%s' belong to the stream '%s' already".formatted(type, before);
        if (entities.isMissingNode()) {
            file.wrongKey(pointer, message, "say which ones belong to this one with 'entities'");
        } else {
            file.wrong(Pointers.child(Pointers.child(pointer, "entities"), index), message, "leave it to one of them");
        }
    }

    private void checkCircles(List<String> streams) {
        Set<String> done = new HashSet<>();
        streams.forEach(stream -> walk(stream, new ArrayList<>(), done));
    }

    /** Goes where the references lead; what is come back to stands in a circle. */
    private void walk(String stream, List<String> way, Set<String> done) {
        if (done.contains(stream)) {
            return;
        }
        way.add(stream);
        var references = Pointers.child(Pointers.child(SECTION, stream), "references");
        for (var field : file.names(references)) {
            var pointer = Pointers.child(references, field);
            var target = file.at(pointer).asText();
            var met = way.indexOf(target);
            if (met >= 0 && !target.equals(stream)) {
                var circle = new ArrayList<>(way.subList(met, way.size()));
                circle.add(target);
                file.wrong(
                        pointer,
                        "streams refer to each other in a circle: " + String.join(" -> ", circle),
                        "leave one of the references out");
            } else if (met < 0 && file.names(SECTION).contains(target)) {
                walk(target, way, done);
            }
        }
        way.removeLast();
        done.add(stream);
    }
}
