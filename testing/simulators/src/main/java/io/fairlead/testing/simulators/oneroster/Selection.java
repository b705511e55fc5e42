package io.fairlead.testing.simulators.oneroster;

import io.fairlead.testing.simulators.twin.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which records of a collection are asked for, in which order, and which of their fields. */
record Selection(int limit, int offset, Optional<Filter> filter, Order order, Optional<Set<String>> fields) {

    static final int LIMIT = 100;
    private static final int LARGEST_PAGE = 10_000;

    static Selection of(Parameters query, RecordType type) {
        return new Selection(
                number(query, "limit", LIMIT, 1, LARGEST_PAGE),
                number(query, "offset", 0, 0, 999_999_999),
                query.first("filter").map(text -> Filter.parse(text, type)),
                Order.of(query, type),
                fields(query, type));
    }

    private static int number(Parameters query, String name, int otherwise, int least, int most) {
        return query.first(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}")
                            || Integer.parseInt(text) < least
                            || Integer.parseInt(text) > most) {
                        throw Failure.invalidData(
                                400, "%s must be a whole number from %d to %d.".formatted(name, least, most));
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
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

    /** The numbers of the records on this page. */
    Page page(Shelf shelf, Subset subset) {
        Taken taken = new Taken();
        order.of(shelf, wanted(shelf, subset)).forEach(taken);
        return new Page(taken.numbers, taken.seen);
    }

    private Optional<IntPredicate> wanted(Shelf shelf, Subset subset) {
        Changed changed = filter.map(Filter::changed).orElse(Changed.EVER);
        Optional<IntPredicate> inTime = changed.equals(Changed.EVER)
                ? Optional.empty()
                : Optional.of(number -> changed.holds(shelf.modified(number)));
        Optional<IntPredicate> inContent = Stream.of(filter.flatMap(Filter::rest), subset.members())
                .flatMap(Optional::stream)
                .reduce(Predicate::and)
                .map(content -> number -> content.test(shelf.record(number)));
        return Stream.of(inTime, inContent).flatMap(Optional::stream).reduce(IntPredicate::and);
    }

    record Page(List<Integer> numbers, int total) {}

    /** Counts all and keeps those of the page. */
    private final class Taken implements IntConsumer {

        private final List<Integer> numbers = new ArrayList<>();
        private int seen;

        @Override
        public void accept(int number) {
            if (seen >= offset && seen - offset < limit) {
                numbers.add(number);
            }
            seen++;
        }
    }
}
