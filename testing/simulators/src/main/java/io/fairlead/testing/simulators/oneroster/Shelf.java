package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All records of one type. What is there from the start is computed when it is asked for; only what has changed is kept,
 * as the difference. Two indexes, by id and of the times of change, are kept for all.
 */
final class Shelf {

    private final Population start;
    private final List<String> addedIds = new ArrayList<>();
    private final Map<String, Integer> addedNumbers = new HashMap<>();
    private final Map<Integer, String> differences = new HashMap<>();
    private final BitSet removed = new BitSet();
    private long[] modified;
    private int[] byId;
    private int size;
    private String latest = "";

    Shelf(Population start) {
        this.start = start;
        this.modified =
                IntStream.range(0, start.size()).mapToLong(start::changed).toArray();
        this.byId = start.byId();
        this.size = byId.length;
    }

    int size() {
        return size;
    }

    OptionalInt find(String id) {
        OptionalInt number = known(id);
        return number.isPresent() && holds(number.getAsInt()) ? number : OptionalInt.empty();
    }

    /** Whether the record with this number has not been removed. */
    boolean holds(int number) {
        return !removed.get(number);
    }

    private OptionalInt known(String id) {
        Integer added = addedNumbers.get(id);
        return added == null ? start.numberOf(id) : OptionalInt.of(added);
    }

    String id(int number) {
        return number < start.size() ? start.id(number) : addedIds.get(number - start.size());
    }

    /** The caller's own. */
    ObjectNode record(int number) {
        ObjectNode record = first(number);
        String difference = differences.get(number);
        if (difference != null) {
            Json.parseObject(difference).orElseThrow().properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    record.remove(field.getKey());
                } else {
                    record.set(field.getKey(), field.getValue());
                }
            });
        }
        return record;
    }

    private ObjectNode first(int number) {
        return number < start.size() ? start.record(number) : Json.object().put("sourcedId", id(number));
    }

    /** In milliseconds since 1970. */
    long modified(int number) {
        return modified[number];
    }

    /** In the order in which they came to be. */
    IntStream numbers() {
        IntStream all = IntStream.range(0, numbered());
        return removed.isEmpty() ? all : all.filter(this::holds);
    }

    IntStream byId(boolean descending) {
        int last = size - 1;
        return IntStream.range(0, size).map(descending ? place -> byId[last - place] : place -> byId[place]);
    }

    int numberAt(int placeById) {
        return byId[placeById];
    }

    /** One more than the highest number. */
    int numbered() {
        return start.size() + addedIds.size();
    }

    /** As it stands now, whatever happens later. */
    int[] snapshotById() {
        return Arrays.copyOf(byId, size);
    }

    /** Whether the record with this number was not there from the start. */
    boolean isAdded(int number) {
        return number >= start.size();
    }

    /** Says its number. */
    int put(ObjectNode record) {
        String id = record.path("sourcedId").asText();
        OptionalInt known = known(id);
        int number = known.isPresent() ? known.getAsInt() : add(id);
        if (known.isEmpty() || !holds(number)) {
            removed.clear(number);
            enter(number);
        }
        differences.put(number, shared(difference(first(number), record).toString()));
        modified[number] = Timestamp.millis(record.path("dateLastModified").asText());
        return number;
    }

    /** Many a change is one of very many that are the same. */
    private String shared(String difference) {
        if (!difference.equals(latest)) {
            latest = difference;
        }
        return latest;
    }

    private int add(String id) {
        int number = numbered();
        addedIds.add(id);
        addedNumbers.put(id, number);
        if (number == modified.length) {
            modified = Arrays.copyOf(modified, grown(number));
        }
        return number;
    }

    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode difference = Json.object();
        after.properties().stream()
                .filter(field -> !field.getValue().equals(before.get(field.getKey())))
                .forEach(field -> difference.set(field.getKey(), field.getValue()));
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) {
                difference.putNull(name);
            }
        });
        return difference;
    }

    void remove(int number) {
        int place = place(id(number));
        System.arraycopy(byId, place + 1, byId, place, size - place - 1);
        size--;
        removed.set(number);
    }

    private void enter(int number) {
        int place = place(id(number));
        if (size == byId.length) {
            byId = Arrays.copyOf(byId, grown(size));
        }
        System.arraycopy(byId, place, byId, place + 1, size - place);
        byId[place] = number;
        size++;
    }

    /** Where this id stands, or would stand. */
    private int place(String id) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(byId[middle]).compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int grown(int length) {
        return length + Math.max(64, length / 8);
    }
}
