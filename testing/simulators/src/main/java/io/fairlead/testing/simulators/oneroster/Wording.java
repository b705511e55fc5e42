package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes records as the service shows them: references are addresses below that of the service, and only those fields
 * that were asked for.
 */
record Wording(String service, Optional<Set<String>> fields) {

    private interface Text {
        void write(JsonGenerator out) throws IOException;
    }

    String collection(String name, Stream<ObjectNode> records) {
        return text(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart(name);
            for (ObjectNode record : (Iterable<ObjectNode>) records::iterator) {
                record(out, record);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    String single(String name, ObjectNode record) {
        return text(out -> {
            out.writeStartObject();
            out.writeFieldName(name);
            record(out, record);
            out.writeEndObject();
        });
    }

    String record(ObjectNode record) {
        return text(out -> record(out, record));
    }

    private static String text(Text text) {
        StringWriter written = new StringWriter();
        try (JsonGenerator out = Json.generator(written)) {
            text.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return written.toString();
    }

    private void record(JsonGenerator out, ObjectNode record) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            if (fields.map(names -> names.contains(field.getKey())).orElse(true)) {
                field(out, field);
            }
        }
        out.writeEndObject();
    }

    private void field(JsonGenerator out, Map.Entry<String, JsonNode> field) throws IOException {
        out.writeFieldName(field.getKey());
        if (field.getKey().equals("href")) {
            out.writeString(service + field.getValue().asText());
        } else {
            value(out, field.getValue());
        }
    }

    private void value(JsonGenerator out, JsonNode value) throws IOException {
        switch (value) {
            case ObjectNode object -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    field(out, field);
                }
                out.writeEndObject();
            }
            case ArrayNode array -> {
                out.writeStartArray();
                for (JsonNode item : array) {
                    value(out, item);
                }
                out.writeEndArray();
            }
            default -> out.writeTree(value);
        }
    }
}
