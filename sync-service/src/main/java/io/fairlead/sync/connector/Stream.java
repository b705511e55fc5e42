package io.fairlead.sync.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that a connector can synchronise, from the section {@code streams} of its file. connector-service has
 * checked it; what this build does not know in it is left alone.
 *
 * @param list the operation whose pages hold the records
 * @param input what each page is asked for with
 * @param since what is added to the input in an incremental run; empty when every run of the stream is a full one
 * @param get how a single record is read, empty when the provider cannot give one
 * @param pageSize how many records a page is asked to have, empty when the operation decides
 * @param key where an item says which record it is
 * @param modified where an item says when it was changed last
 * @param secretFields what is taken out of an item before anything is stored
 * @param deleted an expression over an item: true means that the record is deleted at the provider
 * @param entities which entities of webhook events are records of this stream
 * @param references fields of the mapped record that hold keys of records, and of which stream
 * @param fields the mapped record's fields, each an expression over the item
 * @param schema what a mapped record must keep
 */
public record Stream(
        String name,
        String list,
        ObjectNode input,
        Optional<ObjectNode> since,
        Optional<Single> get,
        Optional<Integer> pageSize,
        JsonPointer key,
        Optional<JsonPointer> modified,
        List<JsonPointer> secretFields,
        Optional<String> deleted,
        Set<String> entities,
        Map<String, String> references,
        Map<String, String> fields,
        Optional<ObjectNode> schema) {
    private static final String SINCE = "${since}";
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * How a single record is read.
     *
     * @param input the name of the operation's input that takes the key
     */
    public record Single(String operation, String input) {}

    public Stream {
        secretFields = List.copyOf(secretFields);
        entities = Set.copyOf(entities);
        references = Map.copyOf(references);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The input of a page.
     *
     * @param from the time from which changes are wanted, null for all records
     * @param cursor of the page, null for the first
     */
    public ObjectNode pageInput(@Nullable Instant from, @Nullable String cursor) {
        ObjectNode page = input.deepCopy();
        if (from != null) since.ifPresent(template -> page.setAll((ObjectNode) filled(template, from)));
        pageSize.ifPresent(size -> page.put("limit", size));
        if (cursor != null) page.put("cursor", cursor);
        return page;
    }

    private static JsonNode filled(JsonNode template, Instant from) {
        if (template.isTextual())
            return TextNode.valueOf(template.textValue().replace(SINCE, MILLISECONDS.format(from)));
        if (!template.isObject()) return template;
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        template.properties().forEach(field -> filled.set(field.getKey(), filled(field.getValue(), from)));
        return filled;
    }

    static Stream of(String name, JsonNode yaml) {
        return new Stream(
                name,
                yaml.path("list").asText(),
                object(yaml.path("input")).orElseGet(JsonNodeFactory.instance::objectNode),
                object(yaml.path("since")),
                object(yaml.path("get"))
                        .map(get -> new Single(
                                get.path("operation").asText(), get.path("id").asText())),
                Optional.of(yaml.path("page-size")).filter(JsonNode::isInt).map(JsonNode::intValue),
                JsonPointer.compile(yaml.path("key").asText()),
                text(yaml.path("changed")).map(JsonPointer::compile),
                pointers(yaml.path("secret-fields")),
                text(yaml.path("deleted")),
                entities(name, yaml.path("entities")),
                texts(yaml.path("references")),
                texts(yaml.path("map")),
                object(yaml.path("schema")).map(Stream::closed));
    }

    /** As the grammar has it for inputs: an object with these properties and no others. */
    private static ObjectNode closed(ObjectNode schema) {
        return schema.deepCopy().put("type", "object").put("additionalProperties", false);
    }

    private static Set<String> entities(String name, JsonNode yaml) {
        List<String> entities = new ArrayList<>();
        yaml.forEach(entity -> entities.add(entity.asText()));
        return yaml.isArray() ? Set.copyOf(entities) : Set.of(name);
    }

    private static List<JsonPointer> pointers(JsonNode yaml) {
        List<JsonPointer> pointers = new ArrayList<>();
        yaml.forEach(pointer -> pointers.add(JsonPointer.compile(pointer.asText())));
        return pointers;
    }

    private static Map<String, String> texts(JsonNode yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        yaml.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static Optional<String> text(JsonNode yaml) {
        return Optional.ofNullable(yaml.textValue());
    }

    private static Optional<ObjectNode> object(JsonNode yaml) {
        return yaml instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
