package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shape of one of a connector's files, and what to tell its author where the file differs. */
final class GrammarSchema {
    static final GrammarSchema CONNECTOR = load("/schemas/connector.schema.json");
    static final GrammarSchema EXAMPLES = load("/schemas/connector-examples.schema.json");

    private final JsonNode document;
    private final DataSchema schema;

    private GrammarSchema(JsonNode document) {
        this.document = document;
        this.schema = DataSchema.of(document);
    }

    private static GrammarSchema load(String resource) {
        try (var stream = Objects.requireNonNull(GrammarSchema.class.getResourceAsStream(resource), resource)) {
            return new GrammarSchema(new ObjectMapper().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(YamlFile file) {
        schema.messages(file.root()).forEach(found -> report(found, file));
    }

    private void report(ValidationMessage found, YamlFile file) {
        var pointer = found.getInstanceLocation().toString();
        var property = found.getProperty();
        switch (found.getMessageKey()) {
            case "additionalProperties" ->
                file.wrongKey(
                        Pointers.child(pointer, property),
                        "unknown key '%s'".formatted(property),
                        Suggestion.among(knownKeys(found), property));
            case "propertyNames" ->
                file.wrongKey(
                        Pointers.child(pointer, property),
                        "the key '%s' must be %s".formatted(property, description(found.getSchemaNode(), "another")),
                        null);
            case "required" -> file.wrongKey(pointer, "'%s' is missing".formatted(property), null);
            case "const" -> file.wrong(pointer, constant(pointer, found), null);
            case "enum" ->
                file.wrong(
                        pointer,
                        Violation.of(found).message(),
                        Suggestion.closeTo(
                                texts(found.getSchemaNode()),
                                found.getInstanceNode().asText()));
            case "pattern" ->
                file.wrong(pointer, "must be " + description(parentOf(found), found.getError()), typeHint(found));
            default -> file.wrong(pointer, Violation.of(found).message(), typeHint(found));
        }
    }

    private static String constant(String pointer, ValidationMessage found) {
        return pointer.equals("/grammar")
                ? "grammar %s is not known; this build understands grammar %d"
                        .formatted(found.getInstanceNode().asText(), Connector.GRAMMAR)
                : Violation.of(found).message();
    }

    private static @Nullable String typeHint(ValidationMessage found) {
        if (!found.getMessageKey().equals("type") || !found.getInstanceNode().isValueNode()) {
            return null;
        }
        return switch (found.getSchemaNode().asText()) {
            case "string" -> "put it in quotes";
            case "array" -> "put it in brackets";
            default -> null;
        };
    }

    private List<String> knownKeys(ValidationMessage found) {
        var names = new ArrayList<String>();
        parentOf(found).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The subschema that contains the keyword which failed. */
    private JsonNode parentOf(ValidationMessage found) {
        var keyword = found.getSchemaLocation().getFragment();
        return document.at(keyword.getParent().toString());
    }

    private String description(JsonNode subschema, String otherwise) {
        var referred = subschema.path("$ref").asText("#");
        var described = referred.equals("#") ? subschema : document.at(referred.substring(1));
        return described.path("description").asText(otherwise);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
