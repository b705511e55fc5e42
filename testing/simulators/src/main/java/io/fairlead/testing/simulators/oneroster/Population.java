package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The records of one type that a district begins with: some are held, those of the series are computed. Each has a
 * number, the held ones come first.
 */
final class Population {

    private final List<ObjectNode> held;
    private final List<Series> series;
    private final int computed;
    private final Map<String, Integer> heldNumbers = new HashMap<>();

    /** The prefixes of the series must be in their alphabet's order. */
    Population(List<ObjectNode> held, List<Series> series) {
        this.held = List.copyOf(held);
        this.series = List.copyOf(series);
        this.computed = series.stream().mapToInt(Series::size).sum();
        for (int number = 0; number < held.size(); number++) {
            heldNumbers.put(held.get(number).path("sourcedId").asText(), number);
        }
    }

    int size() {
        return held.size() + computed;
    }

    int held() {
        return held.size();
    }

    boolean holds(String id) {
        return heldNumbers.containsKey(id);
    }

    OptionalInt numberOf(String id) {
        Integer number = heldNumbers.get(id);
        if (number != null) {
            return OptionalInt.of(number);
        }
        int first = held.size();
        for (Series some : series) {
            OptionalInt place = some.placeOf(id);
            if (place.isPresent()) {
                return OptionalInt.of(first + place.getAsInt());
            }
            first += some.size();
        }
        return OptionalInt.empty();
    }

    String id(int number) {
        return number < held.size() ? held.get(number).path("sourcedId").asText() : computed(number, Series::id);
    }

    /** The caller's own. */
    ObjectNode record(int number) {
        return number < held.size() ? held.get(number).deepCopy() : computed(number, Series::record);
    }

    long changed(int number) {
        return number < held.size()
                ? Timestamp.millis(held.get(number).path("dateLastModified").asText())
                : computed(number, Series::changed);
    }

    private interface Look<T> {
        T at(Series series, int place);
    }

    private <T> T computed(int number, Look<T> look) {
        int place = number - held.size();
        for (Series some : series) {
            if (place < some.size()) {
                return look.at(some, place);
            }
            place -= some.size();
        }
        throw new IndexOutOfBoundsException(number);
    }

    /** All numbers in the order of their ids. */
    int[] byId() {
        int[] inOrder = new int[size()];
        List<Integer> few = IntStream.range(0, held.size())
                .boxed()
                .sorted(Comparator.comparing(this::id))
                .toList();
        int next = held.size();
        int at = 0;
        for (int number : few) {
            int end = firstAfter(id(number), next);
            while (next < end) {
                inOrder[at++] = next++;
            }
            inOrder[at++] = number;
        }
        while (next < size()) {
            inOrder[at++] = next++;
        }
        return inOrder;
    }

    private int firstAfter(String id, int from) {
        int low = from;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle).compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
