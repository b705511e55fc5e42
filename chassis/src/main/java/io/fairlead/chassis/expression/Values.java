package io.fairlead.chassis.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Jackson has it and as JSONata has it. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {}

    /** A copy in plain maps and lists, so that nothing an expression does reaches the original. */
    static @Nullable Object plain(@Nullable Object value, int levels) {
        if (levels < 0) {
            throw new ExpressionFailed(Kind.INPUT, "input is nested too deeply", null);
        }
        return switch (value) {
            case null -> null;
            case JsonNode node -> plainNode(node, levels);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, member) -> copy.put(String.valueOf(key), plain(member, levels - 1)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(member -> copy.add(plain(member, levels - 1)));
                yield copy;
            }
            case String text -> text;
            case Boolean truth -> truth;
            case Number number -> number;
            default ->
                throw new ExpressionFailed(
                        Kind.INPUT,
                        "input of type %s is not JSON"
                                .formatted(value.getClass().getSimpleName()),
                        null);
        };
    }

    private static @Nullable Object plainNode(JsonNode node, int levels) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(node.size());
                node.forEachEntry((key, member) -> copy.put(key, plain(member, levels - 1)));
                yield copy;
            }
            case ARRAY -> {
                List<@Nullable Object> copy = new ArrayList<>(node.size());
                node.forEach(member -> copy.add(plain(member, levels - 1)));
                yield copy;
            }
            case NUMBER -> node.numberValue();
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> null;
            case BINARY, POJO -> throw new ExpressionFailed(Kind.INPUT, "input is not JSON", null);
        };
    }

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                ObjectNode node = NODES.objectNode();
                map.forEach((key, member) -> node.set(String.valueOf(key), node(member)));
                yield node;
            }
            case List<?> list -> {
                ArrayNode node = NODES.arrayNode(list.size());
                list.forEach(member -> node.add(node(member)));
                yield node;
            }
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number.intValue());
            case Long number -> NODES.numberNode(number.longValue());
            case BigInteger number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Number number -> NODES.numberNode(number.doubleValue());
            // what is left are functions, which are no data
            case null, default -> NODES.nullNode();
        };
    }
}
