package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code field<operator>'value'}, alone or two of them joined by AND or OR. A value may hold an apostrophe. */
final class Filter implements Predicate<JsonNode> {

    private static final Pattern JUNCTION = Pattern.compile("' (AND|OR) (?=[A-Za-z])");
    private static final Pattern PREDICATE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*)(!=|>=|<=|=|>|<|~)'((?:[^']|'(?! [A-Z]+ ))*)'",
            Pattern.DOTALL);

    private final Predicate<JsonNode> rule;

    private Filter(Predicate<JsonNode> rule) {
        this.rule = rule;
    }

    static Filter parse(String text, RecordType type) {
        Matcher junction = JUNCTION.matcher(text);
        if (!junction.find()) {
            return new Filter(comparison(text, type));
        }
        boolean both = junction.group(1).equals("AND");
        Predicate<JsonNode> left = comparison(text.substring(0, junction.start() + 1), type);
        Predicate<JsonNode> right = comparison(text.substring(junction.end()), type);
        if (junction.find()) {
            throw Failure.invalidFilterField("A filter joins two predicates at most: " + text);
        }
        return new Filter(both ? left.and(right) : left.or(right));
    }

    private static Comparison comparison(String text, RecordType type) {
        Matcher predicate = PREDICATE.matcher(text.strip());
        if (!predicate.matches()) {
            throw Failure.invalidFilterField("Not a filter predicate: " + text);
        }
        if (!type.hasField(predicate.group(1))) {
            throw Failure.invalidFilterField("Unknown filter field: " + predicate.group(1));
        }
        return new Comparison(
                List.of(predicate.group(1).split("\\.")), Operator.of(predicate.group(2)), predicate.group(3));
    }

    @Override
    public boolean test(JsonNode candidate) {
        return rule.test(candidate);
    }
}
