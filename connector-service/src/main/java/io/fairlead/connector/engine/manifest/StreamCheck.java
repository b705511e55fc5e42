package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one stream can get wrong although it has the grammar's shape. */
final class StreamCheck {
    private final YamlFile file;
    private final OperationCheck operations;

    StreamCheck(YamlFile file, OperationCheck operations) {
        this.file = file;
        this.operations = operations;
    }

    void check(String pointer, List<String> streams) {
        if (!file.at(pointer).isObject()) {
            return;
        }
        checkList(pointer);
        operation(pointer + "/get/operation").ifPresent(operation -> checkGet(pointer + "/get", operation));
        operations.checkExpression(pointer + "/deleted");
        file.names(pointer + "/map")
                .forEach(field -> operations.checkExpression(Pointers.child(pointer + "/map", field)));
        checkReferences(pointer, streams);
        checkSchema(pointer);
    }

    /** The pointer of the operation that is named there. */
    private Optional<String> operation(String place) {
        var named = file.at(place);
        if (!named.isTextual()) {
            return Optional.empty();
        }
        var known = file.names("/operations");
        if (known.contains(named.textValue())) {
            return Optional.of(Pointers.child("/operations", named.textValue()));
        }
        file.wrong(
                place,
                "there is no operation '%s'".formatted(named.textValue()),
                Suggestion.among(known, named.textValue()));
        return Optional.empty();
    }

    private void checkList(String pointer) {
        var place = pointer + "/list";
        var inputs = new StreamInputCheck(file, pointer);
        inputs.checkReferences();
        operation(place).ifPresent(operation -> {
            var id = file.at(place).asText();
            if (operations.writes(file.at(operation))) {
                file.wrong(place, "'%s' is a write".formatted(id), "a stream is read by a read");
            } else if (!file.at(operation).has("paging")) {
                file.wrong(place, "'%s' has no pages".formatted(id), "give it 'paging', or name a list that has it");
            } else {
                checkPageSize(pointer + "/page-size", id, file.at(operation + "/paging/max-size"));
                inputs.checkFits(operation);
            }
        });
    }

    private void checkPageSize(String place, String operation, JsonNode maxSize) {
        if (file.sound(place) && maxSize.isInt() && file.at(place).asInt() > maxSize.asInt()) {
            file.wrong(
                    place,
                    "'%s' has pages of at most %d items".formatted(operation, maxSize.asInt()),
                    "ask for fewer, or raise its 'max-size' if the provider serves more");
        }
    }

    private void checkGet(String pointer, String operation) {
        var place = pointer + "/operation";
        var id = file.at(place).asText();
        var found = file.at(operation);
        if (operations.writes(found)) {
            file.wrong(place, "'%s' is a write".formatted(id), "one record is got by a read");
            return;
        }
        if (found.has("items")) {
            file.wrong(place, "'%s' gives a list".formatted(id), "name the read whose data is one record");
            return;
        }
        var key = file.at(pointer + "/id");
        var inputs = file.names(operation + "/input/properties");
        if (key.isTextual() && !inputs.contains(key.textValue())) {
            file.wrong(
                    pointer + "/id",
                    "'%s' has no input '%s'".formatted(id, key.textValue()),
                    Suggestion.among(inputs, key.textValue()));
            return;
        }
        for (var required : found.path("input").path("required")) {
            if (!required.equals(key)) {
                file.wrong(
                        place,
                        "'%s' needs '%s' besides".formatted(id, required.asText()),
                        "only the key can be given to it");
            }
        }
    }

    private void checkReferences(String pointer, List<String> streams) {
        var fields = file.names(pointer + "/map");
        var references = pointer + "/references";
        for (var field : file.names(references)) {
            var place = Pointers.child(references, field);
            if (!fields.contains(field)) {
                file.wrongKey(place, "map does not make '%s'".formatted(field), Suggestion.among(fields, field));
            }
            var target = file.at(place);
            if (target.isTextual() && !streams.contains(target.textValue())) {
                file.wrong(
                        place,
                        "there is no stream '%s'".formatted(target.textValue()),
                        Suggestion.among(streams, target.textValue()));
            }
        }
    }

    /** The record is closed: what only one of the two knows is a mistake in one of them. */
    private void checkSchema(String pointer) {
        new SchemaCheck(file).checkClosed(pointer + "/schema", "a mapped record");
        if (!file.at(pointer + "/schema").isObject()) {
            return;
        }
        var properties = pointer + "/schema/properties";
        var fields = file.names(pointer + "/map");
        var described = file.names(properties);
        fields.stream()
                .filter(field -> !described.contains(field))
                .forEach(field -> wrongKey(
                        pointer + "/map",
                        field,
                        "the schema does not describe '%s'",
                        Suggestion.closeTo(described, field)));
        described.stream()
                .filter(field -> !fields.contains(field))
                .forEach(field ->
                        wrongKey(properties, field, "map does not make '%s'", Suggestion.closeTo(fields, field)));
    }

    private void wrongKey(String object, String name, String message, @Nullable String hint) {
        file.wrongKey(Pointers.child(object, name), message.formatted(name), hint);
    }
}
