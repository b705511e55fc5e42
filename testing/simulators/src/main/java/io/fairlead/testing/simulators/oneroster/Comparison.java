package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One predicate of a filter. In a list of objects any of them may satisfy it; a list of values is compared as a whole. */
record Comparison(List<String> path, Operator operator, String value) implements Predicate<JsonNode> {

    @Override
    public boolean test(JsonNode candidate) {
        if (operator == Operator.NOT_EQUAL) {
            return leaves(candidate, path).noneMatch(leaf -> matches(leaf, Operator.EQUAL));
        }
        return leaves(candidate, path).anyMatch(leaf -> matches(leaf, operator));
    }

    private static Stream<JsonNode> leaves(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return node instanceof MissingNode ? Stream.empty() : Stream.of(node);
        }
        return node.isArray()
                ? elements(node).flatMap(element -> leaves(element, path))
                : leaves(node.path(path.getFirst()), path.subList(1, path.size()));
    }

    private boolean matches(JsonNode leaf, Operator asked) {
        if (leaf.isArray()) {
            return matchesList(elements(leaf).map(JsonNode::asText).collect(Collectors.toSet()), asked);
        }
        return asked.holds(leaf.asText(), value);
    }

    /** {@code ~'a,b'} wants one of the values in the list, {@code ='a,b'} exactly these in any order. */
    private boolean matchesList(Set<String> held, Operator asked) {
        Set<String> wanted = Stream.of(value.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return switch (asked) {
            case EQUAL -> held.equals(wanted);
            case CONTAINS -> wanted.stream().anyMatch(held::contains);
            case NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                held.stream().anyMatch(element -> asked.holds(element, value));
        };
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
