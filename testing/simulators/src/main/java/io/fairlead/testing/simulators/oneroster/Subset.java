package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A collection as a path names it: all records of a type, or those in a certain part. */
record Subset(RecordType type, Optional<Predicate<JsonNode>> members) {

    private static final Map<String, Subset> BY_NAME = Map.ofEntries(
            Map.entry("orgs", all(RecordType.ORG)),
            Map.entry("schools", ofType(RecordType.ORG, "school")),
            Map.entry("academicSessions", all(RecordType.ACADEMIC_SESSION)),
            Map.entry("terms", ofType(RecordType.ACADEMIC_SESSION, "term")),
            Map.entry("gradingPeriods", ofType(RecordType.ACADEMIC_SESSION, "gradingPeriod")),
            Map.entry("courses", all(RecordType.COURSE)),
            Map.entry("classes", all(RecordType.CLASS)),
            Map.entry("users", all(RecordType.USER)),
            Map.entry("students", inRole("student")),
            Map.entry("teachers", inRole("teacher")),
            Map.entry("enrollments", all(RecordType.ENROLLMENT)),
            Map.entry("demographics", all(RecordType.DEMOGRAPHICS)));

    static Optional<Subset> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Subset all(RecordType type) {
        return new Subset(type, Optional.empty());
    }

    private static Subset ofType(RecordType type, String value) {
        return new Subset(
                type, Optional.of(record -> record.path("type").asText().equals(value)));
    }

    private static Subset inRole(String role) {
        return new Subset(RecordType.USER, Optional.of(new Comparison(List.of("roles", "role"), Operator.EQUAL, role)));
    }

    Subset and(Predicate<JsonNode> more) {
        return new Subset(type, Optional.of(members.map(some -> some.and(more)).orElse(more)));
    }

    boolean holds(JsonNode record) {
        return members.map(some -> some.test(record)).orElse(true);
    }
}
