package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All records of the service. */
final class Roster {

    private final District district;
    private final Map<RecordType, Shelf> shelves = new EnumMap<>(RecordType.class);
    private final Map<String, SortedSet<Integer>> addedEnrollments = new HashMap<>();
    private Listener listener = (_, _, _) -> {};

    Roster(int users) {
        district = new District(users);
        reset();
    }

    /** Hears of what happens to a record. */
    interface Listener {
        void happened(Change change, RecordType type, String sourcedId);
    }

    void listen(Listener to) {
        listener = to;
    }

    Shelf shelf(RecordType type) {
        return Objects.requireNonNull(shelves.get(type));
    }

    /** Enters or replaces a record, and tells of it. */
    Change change(RecordType type, ObjectNode record) {
        String sourcedId = record.path("sourcedId").asText();
        Shelf shelf = shelf(type);
        Change change = Change.of(shelf.find(sourcedId).isPresent(), record);
        int number = shelf.put(record);
        if (type == RecordType.ENROLLMENT && shelf.isAdded(number)) {
            addedEnrollments
                    .computeIfAbsent(userOf(record), _ -> new TreeSet<>())
                    .add(number);
        }
        listener.happened(change, type, sourcedId);
        return change;
    }

    Stream<ObjectNode> all(RecordType type) {
        Shelf shelf = shelf(type);
        return shelf.numbers().mapToObj(shelf::record);
    }

    /** The caller's own copy. */
    Optional<ObjectNode> find(RecordType type, String sourcedId) {
        Shelf shelf = shelf(type);
        OptionalInt number = shelf.find(sourcedId);
        return number.isPresent() ? Optional.of(shelf.record(number.getAsInt())) : Optional.empty();
    }

    /** The numbers of a student's enrollments. */
    IntStream enrollmentsOf(String student) {
        Shelf enrollments = shelf(RecordType.ENROLLMENT);
        IntStream added =
                addedEnrollments.getOrDefault(student, new TreeSet<>()).stream().mapToInt(Integer::intValue);
        return IntStream.concat(district.enrollmentsOf(student), added)
                .filter(enrollments::holds)
                .filter(number -> userOf(enrollments.record(number)).equals(student));
    }

    private static String userOf(ObjectNode enrollment) {
        return enrollment.path("user").path("sourcedId").asText();
    }

    void reset() {
        addedEnrollments.clear();
        for (RecordType type : RecordType.values()) {
            shelves.put(type, new Shelf(district.population(type)));
        }
    }
}
