package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The body of a request to the control API, read strictly. */
final class Fields {

    private final ObjectNode body;

    private Fields(ObjectNode body) {
        this.body = body;
    }

    static Fields of(String text) {
        return new Fields(
                Json.parseObject(text).orElseThrow(() -> new InvalidInstruction("the body must be a JSON object")));
    }

    void only(Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidInstruction("unknown %s; known here: %s".formatted(unknown, new TreeSet<>(known)));
        }
    }

    Optional<JsonNode> given(String name) {
        return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> string(String name) {
        return given(name).map(value -> {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw new InvalidInstruction("'%s' must be a non-empty string".formatted(name));
            }
            return value.textValue();
        });
    }

    String text(String name) {
        return string(name).orElseThrow(() -> missing(name));
    }

    Optional<ObjectNode> object(String name) {
        return given(name).map(value -> {
            if (!(value instanceof ObjectNode object)) {
                throw new InvalidInstruction("'%s' must be an object".formatted(name));
            }
            return object;
        });
    }

    List<JsonNode> list(String name) {
        JsonNode value = given(name).orElseThrow(() -> missing(name));
        if (!value.isArray()) {
            throw new InvalidInstruction("'%s' must be a list".formatted(name));
        }
        return value.valueStream().toList();
    }

    boolean flag(String name) {
        return given(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw new InvalidInstruction("'%s' must be true or false".formatted(name));
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    int required(String name, int least, int most) {
        return integer(name, least, most).orElseThrow(() -> missing(name));
    }

    Optional<Integer> integer(String name, int least, int most) {
        return given(name).map(value -> {
            if (!value.canConvertToInt()
                    || !value.isIntegralNumber()
                    || value.intValue() < least
                    || value.intValue() > most) {
                throw new InvalidInstruction("'%s' must be a whole number from %d to %d".formatted(name, least, most));
            }
            return value.intValue();
        });
    }

    /** More than nothing, at most all. */
    double share(String name) {
        JsonNode value = given(name).orElseThrow(() -> missing(name));
        if (!value.isNumber() || value.doubleValue() <= 0 || value.doubleValue() > 1) {
            throw new InvalidInstruction("'%s' must be a number above 0 and up to 1".formatted(name));
        }
        return value.doubleValue();
    }

    static InvalidInstruction missing(String name) {
        return new InvalidInstruction("'%s' is missing".formatted(name));
    }
}
