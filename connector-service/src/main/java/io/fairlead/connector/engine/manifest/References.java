package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.Template.Reference;
import io.fairlead.connector.engine.manifest.Template.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether templates refer to what exists, may stand where they stand, and who refers to what. */
final class References {
    /** Where a template stands: what it may refer to, and whether it must have a value. */
    record Standing(Set<Source> sources, boolean needed) {
        static final Standing AUTH = new Standing(Set.of(Source.SETTINGS, Source.CREDENTIALS), true);
        static final Standing CONNECTOR_HEADER = new Standing(Set.of(Source.SETTINGS), false);
        static final Standing PATH = new Standing(Set.of(Source.SETTINGS, Source.INPUT), true);
        static final Standing REQUEST = new Standing(Set.of(Source.SETTINGS, Source.INPUT), false);
    }

    private final YamlFile file;
    private final Set<String> used = new HashSet<>();

    References(YamlFile file) {
        this.file = file;
    }

    /** Checks every string under the pointer. */
    void check(String pointer, Standing standing, @Nullable JsonNode input) {
        var node = file.at(pointer);
        if (node.isTextual()) {
            checkTemplate(pointer, node.textValue(), standing, input);
        } else if (node.isObject()) {
            file.names(pointer).forEach(name -> check(Pointers.child(pointer, name), standing, input));
        } else {
            for (var i = 0; i < node.size(); i++) {
                check(Pointers.child(pointer, i), standing, input);
            }
        }
    }

    /** What is declared and never used is a mistake in one of the two places. */
    void reportUnused() {
        reportUnused(Source.SETTINGS);
        reportUnused(Source.CREDENTIALS);
    }

    private void reportUnused(Source source) {
        for (var name : file.names("/" + source.id())) {
            var reference = new Reference(source, List.of(name)).toString();
            if (!name.equals(Connector.BASE_URL) && !used.contains(reference)) {
                file.wrongKey(
                        Pointers.child("/" + source.id(), name),
                        "nothing refers to '%s'".formatted(name),
                        "use %s or remove it".formatted(reference));
            }
        }
    }

    private void checkTemplate(String pointer, String text, Standing standing, @Nullable JsonNode input) {
        try {
            for (var reference : Template.parse(text).references()) {
                used.add(reference.toString());
                checkReference(pointer, reference, standing, input);
            }
        } catch (InvalidManifest e) {
            file.wrong(pointer, String.valueOf(e.getMessage()), null);
        }
    }

    private void checkReference(String pointer, Reference reference, Standing standing, @Nullable JsonNode input) {
        if (!standing.sources.contains(reference.source())) {
            file.wrong(pointer, "%s may not stand here".formatted(reference), whereInstead(reference.source()));
            return;
        }
        switch (reference.source()) {
            case SETTINGS -> {
                if (exists(pointer, reference, "setting") && standing.needed && !settingIsAlwaysThere(reference)) {
                    file.wrong(
                            pointer,
                            "%s may be absent, and nothing can be sent without it".formatted(reference),
                            "make the setting required or give it a default");
                }
            }
            case CREDENTIALS -> exists(pointer, reference, "credential");
            case INPUT -> {
                if (input != null) {
                    checkInput(pointer, reference, standing, input);
                }
            }
        }
    }

    private static String whereInstead(Source source) {
        return source == Source.CREDENTIALS ? "credentials stand in auth only" : "input stands in operations only";
    }

    private boolean exists(String pointer, Reference reference, String what) {
        var known = file.names("/" + reference.source().id());
        if (!known.contains(reference.name())) {
            file.wrong(
                    pointer,
                    "%s refers to a %s that does not exist".formatted(reference, what),
                    Suggestion.among(known, reference.name()));
            return false;
        }
        return true;
    }

    private boolean settingIsAlwaysThere(Reference reference) {
        var setting = file.at(Pointers.child("/settings", reference.name()));
        return setting.path("required").asBoolean() || setting.has("default");
    }

    private void checkInput(String pointer, Reference reference, Standing standing, JsonNode input) {
        var schema = input;
        for (var name : reference.path()) {
            var properties = schema.path("properties");
            if (!properties.has(name)) {
                var known = properties.properties().stream()
                        .map(entry -> entry.getKey())
                        .toList();
                file.wrong(
                        pointer,
                        "%s refers to an input that does not exist".formatted(reference),
                        Suggestion.among(known, name));
                return;
            }
            if (standing.needed && !requires(schema, name)) {
                file.wrong(
                        pointer,
                        "%s may be absent, and there is no path without it".formatted(reference),
                        "name it in the input's 'required'");
            }
            schema = properties.path(name);
        }
    }

    private static boolean requires(JsonNode schema, String name) {
        for (var required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
