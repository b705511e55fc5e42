package io.fairlead.testing.simulators.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkdayTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Roster roster = new Roster(2_000);

    @Test
    void isTheSameForTheSameSeed() {
        Roster other = new Roster(2_000);

        assertThat(day(other, 7, 500, true)).isEqualTo(day(roster, 7, 500, true));
        assertThat(everything(other)).isEqualTo(everything(roster));
        assertThat(day(other, 8, 500, true)).isNotEqualTo(day(roster, 9, 500, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 500})
    void changesExactlyAsManyRecordsAsItSays(int changes) {
        Map<String, JsonNode> before = everything(roster);

        ObjectNode said = day(roster, 7, changes, true);

        Map<String, JsonNode> after = everything(roster);
        assertThat(said.path("changes").asInt()).isEqualTo(changes);
        assertThat(told(said, "created")).isEqualTo(missing(after, before));
        assertThat(told(said, "removed")).isEqualTo(missing(before, after));
        assertThat(told(said, "updated") + told(said, "deleted"))
                .isEqualTo(before.entrySet().stream()
                        .filter(entry -> after.containsKey(entry.getKey()))
                        .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
                        .count());
    }

    @Test
    void doesOfEverythingALittle() {
        ObjectNode said = day(roster, 7, 500, true);

        assertThat(List.of("created", "updated", "deleted", "removed"))
                .allSatisfy(what -> assertThat(told(said, what)).isPositive());
        assertThat(said.at("/enrollments/updated").asInt()).isPositive();
        assertThat(said.at("/classes/updated").asInt()).isPositive();
        assertThat(roster.all(RecordType.USER)
                        .filter(user -> user.path("dateLastModified").asText().equals("2026-11-20T12:00:00.000Z")))
                .isNotEmpty();
    }

    @Test
    void removesNothingUnlessTold() {
        int users = roster.shelf(RecordType.USER).size();
        int enrollments = roster.shelf(RecordType.ENROLLMENT).size();

        ObjectNode said = day(roster, 7, 800, false);

        assertThat(told(said, "removed")).isZero();
        assertThat(roster.shelf(RecordType.USER).size())
                .isEqualTo(users + said.at("/users/created").asInt());
        assertThat(roster.shelf(RecordType.ENROLLMENT).size())
                .isEqualTo(enrollments + said.at("/enrollments/created").asInt());
    }

    @Test
    void leavesNoReferenceWithoutARecord() {
        for (int seed = 0; seed < 5; seed++) {
            day(roster, seed, 500, true);
        }

        assertThat(roster.all(RecordType.ENROLLMENT))
                .allMatch(enrollment -> roster.shelf(RecordType.USER)
                        .find(enrollment.at("/user/sourcedId").asText())
                        .isPresent())
                .allMatch(enrollment -> roster.find(
                                RecordType.CLASS,
                                enrollment.at("/class/sourcedId").asText())
                        .map(lesson -> lesson.at("/school/sourcedId"))
                        .equals(Optional.of(enrollment.at("/school/sourcedId"))));
    }

    private static ObjectNode day(Roster roster, long seed, int changes, boolean remove) {
        return new Workday(roster, NOW, seed, changes, remove).pass();
    }

    private static long told(ObjectNode said, String what) {
        return said.findValues(what).stream().mapToLong(JsonNode::asLong).sum();
    }

    private static long missing(Map<String, JsonNode> of, Map<String, JsonNode> in) {
        return of.keySet().stream().filter(key -> !in.containsKey(key)).count();
    }

    private static Map<String, JsonNode> everything(Roster roster) {
        Map<String, JsonNode> all = new HashMap<>();
        Arrays.stream(RecordType.values())
                .forEach(type -> all.putAll(roster.all(type)
                        .collect(Collectors.toMap(
                                record -> type + " " + record.path("sourcedId").asText(), record -> record))));
        return all;
    }
}
