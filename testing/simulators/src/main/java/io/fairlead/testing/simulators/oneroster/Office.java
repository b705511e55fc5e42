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
                .orElseGet(() -> Json.object().put("sourcedId", id).put("status", "active"));
        record.put("dateLastModified", Timestamp.of(clock.instant()));
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                record.remove(field.getKey());
            } else {
                record.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (Timestamp.millis(record.path("dateLastModified").asText()) == Long.MIN_VALUE) {
            throw new IllegalArgumentException("dateLastModified is not an instant");
        }
        var _ = roster.change(type, record);
        return record;
    }

    @Override
    public ObjectNode evolve(long seed, int changes, boolean remove) {
        return new Workday(roster, clock.instant(), seed, changes, remove).pass();
    }

    @Override
    public ObjectNode massDelete(String collection, double share) {
        RecordType type = type(collection);
        Shelf shelf = roster.shelf(type);
        String now = Timestamp.of(clock.instant());
        int live = 0;
        int deleted = 0;
        for (int number : shelf.snapshotById()) {
            ObjectNode record = shelf.record(number);
            if (Deletion.isOf(record)) {
                continue;
            }
            live++;
            if ((int) (live * share) > deleted) {
                deleted++;
                var _ = roster.change(type, Deletion.of(record, now));
            }
        }
        return Json.object().put("entity", collection).put("deleted", deleted).put("of", live);
    }

    @Override
    public Lines lines(String collection, String baseUrl) {
        Shelf shelf = roster.shelf(type(collection));
        Wording wording = new Wording(baseUrl + OneRosterTwin.SERVICE, Optional.empty());
        int[] numbers = shelf.snapshotById();
        return new Lines(
                numbers.length,
                Arrays.stream(numbers)
                        .mapToObj(number -> wording.record(shelf.record(number)))
                        .iterator());
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
