package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a data schema of an operation can get wrong although it has the shape of one. */
final class SchemaCheck {
    private final YamlFile file;

    SchemaCheck(YamlFile file) {
        this.file = file;
    }

    void check(String pointer) {
        var schema = file.at(pointer);
        checkPattern(Pointers.child(pointer, "pattern"));
        if (schema.path("properties").isObject()) {
            checkRequired(pointer, schema);
        }
        var properties = Pointers.child(pointer, "properties");
        file.names(properties).forEach(name -> check(Pointers.child(properties, name)));
        if (schema.path("items").isObject()) {
            check(Pointers.child(pointer, "items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            check(Pointers.child(pointer, "additionalProperties"));
        }
    }

    /** The caller's input is closed already, with {@code limit} and {@code cursor} besides when it is paged. */
    void checkInput(String pointer, boolean paged) {
        checkClosed(pointer, "an input");
        var properties = Pointers.child(pointer, "properties");
        for (var name : file.names(properties)) {
            if (paged && (name.equals(Paging.LIMIT) || name.equals(Paging.CURSOR))) {
                file.wrongKey(
                        Pointers.child(properties, name),
                        "every paged operation has '%s'".formatted(name),
                        "remove it");
            }
        }
    }

    /** Checks the schema of an object that is closed without saying so. */
    void checkClosed(String pointer, String what) {
        check(pointer);
        var schema = file.at(pointer);
        if (schema.has("type") && !schema.path("type").asText().equals("object")) {
            file.wrong(Pointers.child(pointer, "type"), what + " is an object", "leave 'type' out");
        }
        if (schema.has("additionalProperties")) {
            file.wrongKey(
                    Pointers.child(pointer, "additionalProperties"),
                    what + " is always closed",
                    "leave 'additionalProperties' out");
        }
    }

    private void checkRequired(String pointer, JsonNode schema) {
        var known = file.names(Pointers.child(pointer, "properties"));
        var required = Pointers.child(pointer, "required");
        for (var i = 0; i < schema.path("required").size(); i++) {
            var name = schema.path("required").path(i).asText();
            if (!known.contains(name)) {
                file.wrong(
                        Pointers.child(required, i),
                        "'%s' is required but not described".formatted(name),
                        Suggestion.among(known, name));
            }
        }
    }

    private void checkPattern(String pointer) {
        var pattern = file.at(pointer);
        if (pattern.isTextual()) {
            try {
                Pattern.compile(pattern.textValue());
            } catch (PatternSyntaxException e) {
                file.wrong(pointer, "not a regular expression: " + e.getDescription(), null);
            }
        }
    }
}
