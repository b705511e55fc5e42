package io.fairlead.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.fairlead.chassis.expression.ExpressionFailed;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.sync.connector.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a provider's items as records of one stream. It is work for a processor: not for the event loop. */
public final class StreamMapping {
    private static final int LONGEST_KEY = 255;
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();

    private final JsonPointer key;
    private final Optional<JsonPointer> modified;
    private final List<JsonPointer> secretFields;
    private final Optional<Field> deleted;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> references;
    private final Optional<JsonSchema> schema;

    private StreamMapping(Stream stream) {
        this.key = stream.key();
        this.modified = stream.modified();
        this.secretFields = stream.secretFields();
        this.deleted = stream.deleted().map(Field::of);
        stream.fields().forEach((name, expression) -> fields.put(name, Field.of(expression)));
        this.references = stream.references().keySet();
        this.schema = stream.schema()
                .map(node -> JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(node, CONFIG));
    }

    public static StreamMapping of(Stream stream) {
        return new StreamMapping(stream);
    }

    /** The item loses its secrets. */
    public Reading read(JsonNode item) {
        secretFields.forEach(field -> takeOut(item, field));
        String id = item.at(key).asText("");
        if (!canBeKept(id))
            return new Reading.Unfit(
                    null,
                    item.toString(),
                    List.of(new FieldError(
                            key.toString(), "must be an id of 1 to %d characters".formatted(LONGEST_KEY))));
        try {
            return deleted.isPresent() && deleted.get().in(item).asBoolean(false)
                    ? new Reading.Gone(id)
                    : live(id, item);
        } catch (ExpressionFailed e) {
            return unfit(id, item, List.of(new FieldError("", "'deleted' cannot be told: " + e.getMessage())));
        }
    }

    private static void takeOut(JsonNode item, JsonPointer field) {
        if (item.at(field.head()) instanceof ObjectNode holder)
            holder.remove(field.last().getMatchingProperty());
    }

    private static Reading unfit(String id, JsonNode item, List<FieldError> errors) {
        return new Reading.Unfit(id, item.toString(), errors);
    }

    private Reading live(String id, JsonNode item) {
        List<FieldError> errors = new ArrayList<>();
        ObjectNode record = mapped(item, errors);
        if (errors.isEmpty()) schema.ifPresent(rules -> rules.validate(record).forEach(error -> errors.add(of(error))));
        if (!errors.isEmpty()) return unfit(id, item, errors);
        try {
            return new Reading.Live(id, item, record, Checksum.of(record), modified(item), referencesOf(record));
        } catch (RuntimeException e) {
            return unfit(id, item, List.of(new FieldError("", "has no canonical form: " + e.getMessage())));
        }
    }

    private ObjectNode mapped(JsonNode item, List<FieldError> errors) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, field) -> {
            try {
                JsonNode value = field.in(item);
                if (!value.isNull() && !value.isMissingNode()) record.set(name, value);
            } catch (ExpressionFailed e) {
                errors.add(FieldError.at(List.of(name), String.valueOf(e.getMessage())));
            }
        });
        return record;
    }

    private String modified(JsonNode item) {
        return modified.map(place -> item.at(place).asText("")).orElse("");
    }

    private Map<String, List<String>> referencesOf(ObjectNode record) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String field : references) {
            List<String> keys = keysIn(record.path(field));
            if (!keys.isEmpty()) found.put(field, keys);
        }
        return found;
    }

    /** The keys in a field of a mapped record: one, or a list of them. */
    public static List<String> keysIn(JsonNode value) {
        List<String> keys = new ArrayList<>();
        if (value.isArray()) value.forEach(each -> keys.add(each.asText("")));
        else keys.add(value.asText(""));
        return keys.stream().filter(StreamMapping::canBeKept).distinct().toList();
    }

    /** Whether a provider's id is one that can be stored. */
    public static boolean canBeKept(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY && key.indexOf('\0') < 0;
    }

    private static FieldError of(ValidationMessage error) {
        return new FieldError(error.getInstanceLocation().toString(), messageOf(error));
    }

    /** Without the place in front, which stands beside it. */
    private static String messageOf(ValidationMessage error) {
        String message = String.valueOf(error.getMessage());
        String place = error.getInstanceLocation() + ": ";
        return message.startsWith(place) ? message.substring(place.length()) : message;
    }
}
