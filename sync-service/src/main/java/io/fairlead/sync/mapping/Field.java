package io.fairlead.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.chassis.expression.Expression;
import io.fairlead.chassis.expression.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a mapped record. Most expressions are names with dots between them, want all that is found on that way as a
 * list, or compare it with a text. Those are walked, as far as it is plain what the language would find.
 */
final class Field {
    private static final String NAME = "[A-Za-z_][A-Za-z_0-9]*";
    private static final String TEXT = "\\s*=\\s*\"([^\"\\\\]*)\"\\s*";
    private static final String STEPS = "(%1$s(?:\\.%1$s)*)".formatted(NAME);
    private static final Pattern PATH = Pattern.compile(STEPS);
    private static final Pattern LIST = Pattern.compile(STEPS + "\\[]");
    private static final Pattern EQUAL = Pattern.compile(STEPS + TEXT);
    private static final Pattern WORDED =
            Pattern.compile(STEPS + "(?:\\[\\s*\\$\\s*!=\\s*null\\s*])?\\.\\(\\s*\\$string\\(\\$\\)" + TEXT + "\\)");
    private static final List<String> WORDS = List.of("and", "or", "in", "true", "false", "null", "function");

    private final Walk walk;
    private final Expression expression;

    /** Finds what the language would; null where only the language can tell. */
    private interface Walk {
        @Nullable
        JsonNode from(JsonNode item);
    }

    private Field(Walk walk, Expression expression) {
        this.walk = walk;
        this.expression = expression;
    }

    static Field of(String source) {
        Walk walk = walk(PATH, source, (steps, text) -> item -> at(item, steps))
                .or(() -> walk(LIST, source, (steps, text) -> item -> all(item, steps)))
                .or(() -> walk(EQUAL, source, (steps, text) -> item -> equal(at(item, steps), text)))
                .or(() -> walk(WORDED, source, (steps, text) -> item -> worded(at(item, steps), text)))
                .orElse(item -> null);
        return new Field(walk, Expressions.compile(source));
    }

    /** What the item has for it; null or missing when that is nothing. */
    JsonNode in(JsonNode item) {
        JsonNode found = walk.from(item);
        return found == null ? expression.evaluate(item) : found;
    }

    private static Optional<Walk> walk(Pattern form, String source, BiFunction<List<String>, String, Walk> walk) {
        Matcher matcher = form.matcher(source.strip());
        if (!matcher.matches()) return Optional.empty();
        List<String> steps = List.of(matcher.group(1).split("\\."));
        return steps.stream().anyMatch(WORDS::contains)
                ? Optional.empty()
                : Optional.of(walk.apply(steps, matcher.groupCount() > 1 ? matcher.group(2) : ""));
    }

    private static @Nullable JsonNode at(JsonNode item, List<String> steps) {
        JsonNode at = item;
        for (String step : steps) {
            if (at.isArray()) return null;
            at = at.path(step);
        }
        return at;
    }

    /** {@code path[]}, through lists of objects. */
    private static @Nullable JsonNode all(JsonNode item, List<String> steps) {
        List<JsonNode> found = List.of(item);
        for (String step : steps) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode each : found) {
                JsonNode value = each.path(step);
                boolean isPlain = value.isArray() ? addAll(value, next) : value.isMissingNode() || add(value, next);
                if (!each.isObject() || !isPlain) return null;
            }
            found = next;
        }
        if (found.isEmpty()) return MissingNode.getInstance();
        return JsonNodeFactory.instance.arrayNode(found.size()).addAll(found);
    }

    private static boolean addAll(JsonNode values, List<JsonNode> to) {
        for (JsonNode value : values) if (!add(value, to)) return false;
        return !values.isEmpty();
    }

    private static boolean add(JsonNode value, List<JsonNode> to) {
        return !value.isArray() && !value.isNull() && to.add(value);
    }

    /** {@code path = "text"}. */
    private static @Nullable JsonNode equal(@Nullable JsonNode found, String text) {
        return found != null && (found.isTextual() || found.isMissingNode())
                ? BooleanNode.valueOf(text.equals(found.textValue()))
                : null;
    }

    /** {@code path.($string($) = "text")} and {@code path[$ != null].($string($) = "text")}, which are nothing where nothing is. */
    private static @Nullable JsonNode worded(@Nullable JsonNode found, String text) {
        if (found == null || found.isMissingNode()) return found;
        return found.isTextual() || found.isBoolean() ? BooleanNode.valueOf(text.equals(found.asText())) : null;
    }
}
