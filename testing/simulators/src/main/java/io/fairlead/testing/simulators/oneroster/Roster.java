package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All records of the service, in the order they were added. */
final class Roster {

    private final Map<RecordType, Map<String, ObjectNode>> records = new EnumMap<>(RecordType.class);
    private Listener listener = (_, _, _) -> {};

    /** Hears of what happens to a record once the roster is filled. */
    interface Listener {
        void happened(Change change, RecordType type, String sourcedId);
    }

    void listen(Listener to) {
        listener = to;
    }

    /** Enters or replaces a record, and tells of it. */
    void change(RecordType type, ObjectNode record) {
        String sourcedId = record.get("sourcedId").asText();
        Change change = Change.of(find(type, sourcedId), record);
        put(type, record);
        listener.happened(change, type, sourcedId);
    }

    void put(RecordType type, ObjectNode record) {
        records.computeIfAbsent(type, ignored -> new LinkedHashMap<>())
                .put(record.get("sourcedId").asText(), record);
    }

    Stream<ObjectNode> all(RecordType type) {
        return records.getOrDefault(type, Map.of()).values().stream();
    }

    Optional<ObjectNode> find(RecordType type, String sourcedId) {
        return Optional.ofNullable(records.getOrDefault(type, Map.of()).get(sourcedId));
    }

    void clear() {
        records.clear();
    }
}
