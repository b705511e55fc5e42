package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of one request, read as strictly as Stripe reads them. */
final class Params {

    private final ObjectNode tree;

    private Params(ObjectNode tree) {
        this.tree = tree;
    }

    /** Names besides {@code known} and {@code expand} are refused. */
    static Params of(Parameters given, Set<String> known) {
        ObjectNode tree = Form.tree(given);
        List<String> unknown = new ArrayList<>();
        tree.fieldNames().forEachRemaining(unknown::add);
        unknown.removeIf(name -> known.contains(name) || name.equals("expand"));
        if (!unknown.isEmpty()) {
            throw StripeFailure.invalid(
                    "parameter_unknown",
                    unknown.getFirst(),
                    "Received unknown parameter%s: %s"
                            .formatted(unknown.size() == 1 ? "" : "s", String.join(", ", unknown)));
        }
        return new Params(tree);
    }

    boolean has(String name) {
        return tree.has(name);
    }

    JsonNode get(String name) {
        return tree.path(name);
    }

    Optional<String> string(String name) {
        JsonNode value = tree.path(name);
        if (value.isContainerNode()) {
            throw StripeFailure.invalid(
                    "parameter_invalid_string",
                    name,
                    "Invalid string: %s must not be a hash or a list.".formatted(name));
        }
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    /** Present and not empty; an empty string unsets a field. */
    Optional<String> filled(String name) {
        return string(name).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return filled(name)
                .orElseThrow(() -> StripeFailure.invalid(
                        "parameter_missing", name, "Missing required param: %s.".formatted(name)));
    }

    Optional<Long> integer(String name, long least) {
        return string(name).map(text -> {
            if (!text.matches("-?[0-9]{1,15}")) {
                throw StripeFailure.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
            }
            long value = Long.parseLong(text);
            if (value < least) {
                throw StripeFailure.invalid(
                        "parameter_invalid_integer",
                        name,
                        "This value must be greater than or equal to %d.".formatted(least));
            }
            return value;
        });
    }

    boolean flag(String name) {
        return string(name)
                .map(text -> {
                    if (!Set.of("true", "false").contains(text)) {
                        throw StripeFailure.invalid("Invalid boolean: " + text);
                    }
                    return text.equals("true");
                })
                .orElse(false);
    }

    Optional<String> oneOf(String name, Set<String> allowed) {
        return filled(name).map(value -> {
            if (!allowed.contains(value)) {
                throw StripeFailure.invalid(
                        "parameter_invalid_string",
                        name,
                        "Invalid %s: must be one of %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", allowed.stream().sorted().toList())));
            }
            return value;
        });
    }

    /** What the metadata becomes: names are merged, an empty value removes one, an empty whole removes all. */
    ObjectNode metadata(ObjectNode before) {
        JsonNode given = tree.path("metadata");
        if (given.isMissingNode()) {
            return before;
        }
        if (given.isTextual() && given.asText().isEmpty()) {
            return Json.object();
        }
        if (!(given instanceof ObjectNode changes)) {
            throw StripeFailure.invalid("parameter_invalid_empty", "metadata", "Invalid hash: metadata.");
        }
        ObjectNode after = before.deepCopy();
        changes.properties().forEach(change -> {
            if (change.getValue().asText().isEmpty()) {
                after.remove(change.getKey());
            } else {
                after.set(change.getKey(), change.getValue());
            }
        });
        return after;
    }

    /** Copies plain fields that were given; an empty string becomes null. */
    void copy(ObjectNode target, String... names) {
        for (String name : names) {
            string(name).ifPresent(value -> target.put(name, value.isEmpty() ? null : value));
        }
    }

    List<String> list(String name) {
        JsonNode value = tree.path(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw StripeFailure.invalid("Invalid array: " + name);
        }
        return value.valueStream().map(JsonNode::asText).toList();
    }
}
