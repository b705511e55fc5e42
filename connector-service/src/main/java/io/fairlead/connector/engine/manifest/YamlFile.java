package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML file as JSON that knows where each value, and each key, was written. */
final class YamlFile {
    private final JsonNode root;
    private final Map<String, Place> values;
    private final Map<String, Place> keys;
    private final Findings findings;

    YamlFile(JsonNode root, Map<String, Place> values, Map<String, Place> keys, Findings findings) {
        this.root = root;
        this.values = values;
        this.keys = keys;
        this.findings = findings;
    }

    JsonNode root() {
        return root;
    }

    Findings findings() {
        return findings;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** Whether a part of the file is there and nothing has been found wrong with it so far. */
    boolean sound(String pointer) {
        return !at(pointer).isMissingNode() && findings.noneUnder(pointer);
    }

    /** Names of the keys of an object, in the file's order; none when it is no object. */
    List<String> names(String pointer) {
        return at(pointer).properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Where the value at the pointer was written. */
    Place placeOf(String pointer) {
        return nearest(values, pointer);
    }

    /** Says that the value at the pointer is wrong. */
    void wrong(String pointer, String message, @Nullable String hint) {
        findings.add(placeOf(pointer), pointer, message, hint);
    }

    /** Says that the key at the end of the pointer is wrong. */
    void wrongKey(String pointer, String message, @Nullable String hint) {
        findings.add(nearest(keys, pointer), pointer, message, hint);
    }

    /** What a pointer leads to may be missing; then the place is that of what should contain it. */
    private Place nearest(Map<String, Place> places, String pointer) {
        var place = places.get(pointer);
        for (var outer = JsonPointer.compile(pointer); place == null && !outer.matches(); ) {
            outer = outer.head();
            place = values.get(outer.toString());
        }
        return place == null ? Place.START : place;
    }
}
