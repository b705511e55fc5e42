package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code field<operator>'value'}, alone or two of them joined by AND or OR. A value may hold an apostrophe. */
final class Filter implements Predicate<JsonNode> {

    private static final Pattern JUNCTION = Pattern.compile("' (AND|OR) (?=[A-Za-z])");
    private static final Pattern PREDICATE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*)(!=|>=|<=|=|>|<|~)'((?:[^']|'(?! [A-Z]+ ))*)'",
            Pattern.DOTALL);

    private final Predicate<JsonNode> rule;
    private final Changed changed;
    private final Optional<Predicate<JsonNode>> rest;

    private Filter(Predicate<JsonNode> rule, Changed changed, Optional<Predicate<JsonNode>> rest) {
        this.rule = rule;
        this.changed = changed;
        this.rest = rest;
    }

    private static Filter of(Comparison comparison) {
        return Changed.asFar(comparison)
                .map(changed -> new Filter(comparison, changed, Optional.empty()))
                .orElseGet(() -> new Filter(comparison, Changed.EVER, Optional.of(comparison)));
    }

    private Filter and(Filter other) {
        return new Filter(
                rule.and(other.rule),
                changed.and(other.changed),
                Stream.of(rest, other.rest).flatMap(Optional::stream).reduce(Predicate::and));
    }

    static Filter parse(String text, RecordType type) {
        Matcher junction = JUNCTION.matcher(text);
        if (!junction.find()) {
            return of(comparison(text, type));
        }
        boolean both = junction.group(1).equals("AND");
        Comparison left = comparison(text.substring(0, junction.start() + 1), type);
        Comparison right = comparison(text.substring(junction.end()), type);
        if (junction.find()) {
            throw Failure.invalidFilterField("A filter joins two predicates at most: " + text);
        }
        return both ? of(left).and(of(right)) : new Filter(left.or(right), Changed.EVER, Optional.of(left.or(right)));
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

    /** What the index of the times of change can tell. */
    Changed changed() {
        return changed;
    }

    /** What only a look into the record can tell besides. */
    Optional<Predicate<JsonNode>> rest() {
        return rest;
    }
}
