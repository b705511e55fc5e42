package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which records of a collection are asked for, in which order, and which of their fields. */
record Selection(
        int limit, int offset, Predicate<JsonNode> filter, Comparator<JsonNode> order, Optional<Set<String>> fields) {

    static Selection of(Parameters query, RecordType type) {
        return new Selection(
                number(query, "limit", 100, 1),
                number(query, "offset", 0, 0),
                query.first("filter")
                        .<Predicate<JsonNode>>map(text -> Filter.parse(text, type))
                        .orElse(record -> true),
                order(query, type),
                fields(query, type));
    }

    private static int number(Parameters query, String name, int otherwise, int least) {
        return query.first(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
                        throw Failure.invalidData(400, "%s must be a whole number from %d on.".formatted(name, least));
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    private static Comparator<JsonNode> order(Parameters query, RecordType type) {
        String orderBy = query.first("orderBy").orElse("asc");
        if (!Set.of("asc", "desc").contains(orderBy)) {
            throw Failure.invalidData(400, "orderBy must be asc or desc.");
        }
        Optional<String> sort = query.first("sort");
        if (sort.isEmpty()) {
            return (_, _) -> 0;
        }
        if (!type.hasField(sort.get())) {
            throw Failure.invalidData(400, "Unknown sort field: " + sort.get());
        }
        String pointer = "/" + sort.get().replace('.', '/');
        Comparator<JsonNode> ascending =
                Comparator.comparing(record -> record.at(pointer).asText(), FieldOrder::compare);
        return orderBy.equals("asc") ? ascending : ascending.reversed();
    }

    static Optional<Set<String>> fields(Parameters query, RecordType type) {
        return query.first("fields").map(text -> {
            Set<String> names = Stream.of(text.split(",")).map(String::strip).collect(Collectors.toSet());
            names.stream()
                    .filter(name -> !type.hasTopLevelField(name))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw Failure.invalidSelectionField("Unknown field: " + unknown);
                    });
            return names;
        });
    }

    Page page(Stream<ObjectNode> records) {
        List<ObjectNode> all = records.filter(filter).sorted(order).toList();
        return new Page(
                all.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(record -> select(record, fields))
                        .toList(),
                all.size());
    }

    static ObjectNode select(ObjectNode record, Optional<Set<String>> fields) {
        return fields.map(names -> {
                    ObjectNode selected = Json.object();
                    record.properties().stream()
                            .filter(field -> names.contains(field.getKey()))
                            .forEach(field -> selected.set(field.getKey(), field.getValue()));
                    return selected;
                })
                .orElse(record);
    }

    record Page(List<ObjectNode> records, int total) {}
}
