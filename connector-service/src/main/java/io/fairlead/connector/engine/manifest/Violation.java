package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How a value differs from its schema.
 *
 * @param pointer JSON pointer to what is wrong; what is missing or too many is named itself
 */
public record Violation(String pointer, String message) {

    static Violation of(ValidationMessage found) {
        var pointer = found.getInstanceLocation().toString();
        var property = found.getProperty();
        return switch (found.getMessageKey()) {
            case "additionalProperties" ->
                new Violation(Pointers.child(pointer, property), "'%s' is not known here".formatted(property));
            case "required" -> new Violation(Pointers.child(pointer, property), "'%s' is missing".formatted(property));
            case "type" -> new Violation(pointer, "must be " + types(found));
            case "enum" -> new Violation(pointer, "must be one of " + listed(found.getSchemaNode()));
            case "const" ->
                new Violation(pointer, "must be " + found.getSchemaNode().asText());
            default -> new Violation(pointer, found.getError());
        };
    }

    private static String types(ValidationMessage found) {
        var wanted = found.getSchemaNode();
        return "%s, not %s"
                .formatted(
                        wanted.isArray() ? listed(wanted).replace(", ", " or ") : wanted.asText(),
                        typeOf(found.getInstanceNode()));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
        };
    }

    private static String listed(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
