package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Records;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The school's own staff at work on the roster, which the standard lets nobody else change. */
final class Office implements Records {

    private final Roster roster;
    private final Clock clock;

    Office(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public ObjectNode change(String collection, String id, ObjectNode fields) {
        RecordType type = type(collection);
        fields.fieldNames().forEachRemaining(name -> demandField(type, name));
        ObjectNode record = roster.find(type, id)
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> Json.object().put("sourcedId", id).put("status", "active"));
        record.put("dateLastModified", Timestamp.of(clock.instant()));
        record.setAll(fields.deepCopy());
        roster.change(type, record);
        return record;
    }

    private static RecordType type(String collection) {
        Optional<RecordType> named = Arrays.stream(RecordType.values())
                .filter(type -> type.plural().equals(collection))
                .findFirst();
        return named.orElseThrow(() -> new IllegalArgumentException("no collection " + collection));
    }

    private static void demandField(RecordType type, String name) {
        if (name.equals("sourcedId") || !type.hasTopLevelField(name)) {
            throw new IllegalArgumentException("%s have no %s to change".formatted(type.plural(), name));
        }
    }
}
