package io.fairlead.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.expression.Expression;
import io.fairlead.chassis.expression.Expressions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One field of a mapped record. Most expressions are names with dots between them; those are walked, which is what the
 * language does with them as long as no list lies on the way.
 */
final class Field {
    private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)*");
    private static final List<String> WORDS = List.of("and", "or", "in", "true", "false", "null", "function");

    private final List<String> path;
    private final Expression expression;

    private Field(List<String> path, Expression expression) {
        this.path = path;
        this.expression = expression;
    }

    static Field of(String source) {
        List<String> steps = PATH.matcher(source).matches() ? List.of(source.split("\\.")) : List.of();
        boolean isPath = steps.stream().noneMatch(WORDS::contains);
        return new Field(isPath ? steps : List.of(), Expressions.compile(source));
    }

    /** What the item has for it; null or missing when that is nothing. */
    JsonNode in(JsonNode item) {
        JsonNode at = item;
        for (String step : path) {
            if (at.isArray()) return expression.evaluate(item);
            at = at.path(step);
        }
        return path.isEmpty() ? expression.evaluate(item) : at;
    }
}
