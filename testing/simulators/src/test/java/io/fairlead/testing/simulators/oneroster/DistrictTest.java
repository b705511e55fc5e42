package io.fairlead.testing.simulators.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictTest {

    @ParameterizedTest
    @ValueSource(ints = {230, 231, 235, 264, 1_000, 10_000, 123_457})
    void hasAsManyUsersAsAskedFor(int users) {
        assertThat(new District(users).population(RecordType.USER).size()).isEqualTo(users);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 229, 1_000_001})
    void refusesASizeItCannotHave(int users) {
        assertThatThrownBy(() -> new District(users)).hasMessageContaining("from 230 to 1000000");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(everything(new Roster(1_500))).isEqualTo(everything(new Roster(1_500)));
    }

    @ParameterizedTest
    @ValueSource(ints = {230, 231, 235, 264, 2_345})
    void refersOnlyToRecordsThatExist(int users) {
        Roster roster = new Roster(users);

        assertThat(Arrays.stream(RecordType.values())
                        .flatMap(roster::all)
                        .flatMap(record -> record.findParents("href").stream())
                        .filter(reference -> !exists(
                                roster,
                                reference.path("type").asText(),
                                reference.path("sourcedId").asText())))
                .isEmpty();
    }

    @Test
    void isLikeARealDistrict() {
        Roster roster = new Roster(10_000);
        Map<String, Long> roles = roster.all(RecordType.USER)
                .collect(Collectors.groupingBy(user -> user.at("/roles/0/role").asText(), Collectors.counting()));
        Map<String, Integer> enrollments = new HashMap<>();
        roster.all(RecordType.ENROLLMENT)
                .filter(enrollment -> enrollment.path("role").asText().equals("student"))
                .forEach(enrollment ->
                        enrollments.merge(enrollment.at("/user/sourcedId").asText(), 1, Integer::sum));

        assertThat(roles).containsKeys("student", "teacher", "guardian", "principal", "counselor");
        assertThat(enrollments).hasSize(roles.getOrDefault("student", 0L).intValue());
        assertThat(Set.copyOf(enrollments.values())).containsExactlyInAnyOrder(3, 4);
        assertThat(roster.all(RecordType.ORG)
                        .filter(org -> org.path("type").asText().equals("school")))
                .hasSizeBetween(18, 24);
        assertThat(enrollments.values().stream().mapToInt(Integer::intValue).sum()
                        / (double) roster.shelf(RecordType.CLASS).size())
                .isCloseTo(17, within(3.0));
    }

    @Test
    void namesPeopleInManyScripts() {
        assertThat(new Roster(3_000)
                        .all(RecordType.USER)
                        .map(user -> user.path("familyName").asText())
                        .distinct())
                .hasSizeGreaterThan(60)
                .contains("𠮷田", "O'Brien", "Иванова");
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryRecordByItsIdAndInTheOrderOfIds(RecordType type) {
        Population population = new District(700).population(type);
        List<String> ids =
                Arrays.stream(population.byId()).mapToObj(population::id).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(population.size());
        for (int number = 0; number < population.size(); number++) {
            assertThat(population.numberOf(population.id(number))).hasValue(number);
            assertThat(population.record(number).path("sourcedId").asText()).isEqualTo(population.id(number));
            assertThat(Timestamp.millis(
                            population.record(number).path("dateLastModified").asText()))
                    .isEqualTo(population.changed(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"student-0000000", "student-9999999", "student-00000a1", "student-00000001", "student-1"})
    void findsNobodyByAnIdThatIsNotGiven(String id) {
        assertThat(new District(700).population(RecordType.USER).numberOf(id)).isEmpty();
    }

    @Test
    void knowsAStudentsEnrollments() {
        Roster roster = new Roster(700);

        assertThat(roster.all(RecordType.USER)
                        .filter(user -> user.at("/roles/0/role").asText().equals("student"))
                        .map(user -> user.path("sourcedId").asText()))
                .allSatisfy(student -> assertThat(roster.enrollmentsOf(student)).hasSizeBetween(3, 4));
    }

    private static boolean exists(Roster roster, String singular, String id) {
        return Stream.of(RecordType.values())
                .filter(type -> type.singular().equals(singular))
                .anyMatch(type -> roster.shelf(type).find(id).isPresent());
    }

    private static List<ObjectNode> everything(Roster roster) {
        return Arrays.stream(RecordType.values()).flatMap(roster::all).toList();
    }
}
