package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import io.fairlead.testing.simulators.twin.Parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names with brackets as a tree: {@code a[b]=1}, {@code list[]=x}, {@code list[0][c]=y}. */
final class Form {

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");

    private Form() {}

    static ObjectNode tree(Parameters parameters) {
        ObjectNode root = Json.object();
        parameters.all().forEach(parameter -> put(root, parameter));
        return (ObjectNode) withLists(root);
    }

    private static void put(ObjectNode root, Parameter parameter) {
        List<String> path = path(parameter.name());
        ObjectNode owner = root;
        for (String step : path.subList(0, path.size() - 1)) {
            JsonNode next = owner.has(step) ? owner.get(step) : owner.putObject(step);
            if (!(next instanceof ObjectNode object)) {
                throw clash(parameter);
            }
            owner = object;
        }
        String last = path.getLast().isEmpty() ? String.valueOf(owner.size()) : path.getLast();
        if (owner.path(last).isObject()) {
            throw clash(parameter);
        }
        owner.put(last, parameter.value());
    }

    private static List<String> path(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw StripeFailure.invalid("Invalid parameter name: " + name);
        }
        List<String> path = new ArrayList<>(List.of(parts.group(1)));
        BRACKET.matcher(parts.group(2)).results().forEach(bracket -> path.add(bracket.group(1)));
        return path;
    }

    private static StripeFailure clash(Parameter parameter) {
        return StripeFailure.invalid("Invalid request: %s is given twice, once as a hash.".formatted(parameter.name()));
    }

    /** An object whose names count from 0 was a list. */
    private static JsonNode withLists(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        object.properties().forEach(entry -> entry.setValue(withLists(entry.getValue())));
        for (int index = 0; index < object.size(); index++) {
            if (!object.has(String.valueOf(index))) {
                return object;
            }
        }
        return object.isEmpty() ? object : Json.array(object.valueStream().toList());
    }
}
