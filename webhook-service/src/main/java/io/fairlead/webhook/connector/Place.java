package io.fairlead.webhook.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a delivery says something: in its JSON, in a header field, or nowhere, because a connector says it itself. */
public sealed interface Place {
    String HEADER = "header:";

    record InBody(JsonPointer pointer) implements Place {}

    /**
     * A header field.
     *
     * @param name in lower case
     */
    record InHeader(String name) implements Place {}

    record Word(String word) implements Place {}

    static Place of(String text) {
        if (text.startsWith("/")) return new InBody(JsonPointer.compile(text));
        return text.startsWith(HEADER)
                ? new InHeader(text.substring(HEADER.length()).toLowerCase(Locale.ROOT))
                : new Word(text);
    }

    /** What stands there, as text; empty when nothing does, or something that is no text, number or truth value. */
    default Optional<String> in(Map<String, String> headers, JsonNode body) {
        return switch (this) {
            case InBody place -> scalar(body.at(place.pointer()));
            case InHeader place ->
                Optional.ofNullable(headers.get(place.name())).filter(value -> !value.isBlank());
            case Word said -> Optional.of(said.word());
        };
    }

    private static Optional<String> scalar(JsonNode value) {
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
