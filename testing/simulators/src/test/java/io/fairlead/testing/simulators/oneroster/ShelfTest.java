package io.fairlead.testing.simulators.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final String LATER = "2026-11-20T12:00:00.000Z";

    private final Shelf shelf = new Shelf(new District(300).population(RecordType.USER));

    @Test
    void keepsWhatHasChangedAndLeavesTheRest() {
        ObjectNode before = shelf.record(number("student-0000001"));
        ObjectNode after = before.deepCopy().put("familyName", "Changed").put("dateLastModified", LATER);
        after.remove("grades");

        shelf.put(after);

        assertThat(shelf.record(number("student-0000001"))).isEqualTo(after);
        assertThat(shelf.modified(number("student-0000001")))
                .isEqualTo(Instant.parse(LATER).toEpochMilli());
        assertThat(shelf.size()).isEqualTo(300);
    }

    @Test
    void givesRecordsThatBelongToTheCaller() {
        shelf.record(number("student-001")).put("familyName", "Scribbled");

        assertThat(shelf.record(number("student-001")).path("familyName").asText())
                .isNotEqualTo("Scribbled");
    }

    @Test
    void bringsBackWhatWasRemoved() {
        ObjectNode student = shelf.record(number("student-0000001"));
        shelf.remove(number("student-0000001"));
        assertThat(shelf.find("student-0000001")).isEmpty();

        shelf.put(student);

        assertThat(shelf.record(number("student-0000001"))).isEqualTo(student);
        assertThat(shelf.size()).isEqualTo(300);
    }

    @Test
    void staysInOrderWhateverHappens() {
        Map<String, ObjectNode> expected = new TreeMap<>();
        shelf.numbers().forEach(number -> expected.put(shelf.id(number), shelf.record(number)));
        SplittableRandom lot = new SplittableRandom(1);

        for (int step = 0; step < 2_000; step++) {
            String id = "student-" + lot.nextInt(500);
            if (lot.nextInt(3) == 0) {
                shelf.find(id).ifPresent(shelf::remove);
                expected.remove(id);
            } else {
                ObjectNode record = Json.object()
                        .put("sourcedId", id)
                        .put("status", "active")
                        .put("step", step);
                record.put("dateLastModified", LATER);
                shelf.put(record);
                expected.put(id, record);
            }
        }

        assertThat(shelf.byId(false).mapToObj(shelf::record)).containsExactlyElementsOf(expected.values());
        assertThat(shelf.byId(true).mapToObj(shelf::id)).isSortedAccordingTo((left, right) -> right.compareTo(left));
        assertThat(shelf.numbers()).hasSize(expected.size());
    }

    private int number(String id) {
        return shelf.find(id).orElseThrow();
    }
}
