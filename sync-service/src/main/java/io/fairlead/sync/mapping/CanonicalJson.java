package io.fairlead.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/** JSON in the one form of RFC 8785: members by name, nothing between them, numbers and texts as ECMAScript writes them. */
final class CanonicalJson {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder written = new StringBuilder(256);

    private CanonicalJson() {}

    static String of(JsonNode node) {
        CanonicalJson json = new CanonicalJson();
        json.write(node);
        return json.written.toString();
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> text(node.textValue());
            case NUMBER -> number(node.doubleValue());
            default -> written.append(node.asText("null"));
        }
    }

    private void object(JsonNode node) {
        Map<String, JsonNode> members = new TreeMap<>();
        node.forEachEntry(members::put);
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            written.append(before);
            text(member.getKey());
            written.append(':');
            write(member.getValue());
            before = ',';
        }
        written.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        char before = '[';
        for (JsonNode member : node) {
            written.append(before);
            write(member);
            before = ',';
        }
        written.append(node.isEmpty() ? "[]" : "]");
    }

    private void number(double number) {
        try {
            written.append(NumberToJSON.serializeNumber(number));
        } catch (IOException e) {
            throw new UncheckedIOException("a number that ECMAScript does not have", e);
        }
    }

    private void text(String text) {
        written.append('"');
        for (int i = 0; i < text.length(); i++) character(text.charAt(i));
        written.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> written.append("\\\"");
            case '\\' -> written.append("\\\\");
            case '\b' -> written.append("\\b");
            case '\f' -> written.append("\\f");
            case '\n' -> written.append("\\n");
            case '\r' -> written.append("\\r");
            case '\t' -> written.append("\\t");
            default -> {
                if (character < FIRST_PRINTABLE) written.append("\\u%04x".formatted((int) character));
                else written.append(character);
            }
        }
    }
}
