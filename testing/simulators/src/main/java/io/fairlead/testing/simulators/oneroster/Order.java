package io.fairlead.testing.simulators.oneroster;

import io.fairlead.testing.simulators.twin.Parameters;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** By one field, or in the order in which the records came to be. */
record Order(Optional<String> field, boolean descending) {

    static Order of(Parameters query, RecordType type) {
        String orderBy = query.first("orderBy").orElse("asc");
        if (!Set.of("asc", "desc").contains(orderBy)) {
            throw Failure.invalidData(400, "orderBy must be asc or desc.");
        }
        Optional<String> sort = query.first("sort");
        sort.filter(name -> !type.hasField(name)).ifPresent(unknown -> {
            throw Failure.invalidData(400, "Unknown sort field: " + unknown);
        });
        return new Order(sort, orderBy.equals("desc"));
    }

    /** The numbers of those that are wanted; all where nothing is said. */
    IntStream of(Shelf shelf, Optional<IntPredicate> wanted) {
        IntStream numbers = field.filter("sourcedId"::equals).isPresent() ? shelf.byId(descending) : shelf.numbers();
        IntStream chosen = wanted.map(numbers::filter).orElse(numbers);
        return switch (field.orElse("sourcedId")) {
            case "sourcedId" -> chosen;
            case "dateLastModified" ->
                chosen.boxed()
                        .sorted(directed(Comparator.comparingLong(shelf::modified)))
                        .mapToInt(Integer::intValue);
            case String other -> byText(shelf, chosen, "/" + other.replace('.', '/'));
        };
    }

    private record Numbered(int number, String text) {}

    private IntStream byText(Shelf shelf, IntStream chosen, String pointer) {
        return chosen.mapToObj(number ->
                        new Numbered(number, shelf.record(number).at(pointer).asText()))
                .sorted(directed(Comparator.comparing(Numbered::text, FieldOrder::compare)))
                .mapToInt(Numbered::number);
    }

    private <T> Comparator<T> directed(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }
}
