package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The nested collections: what belongs to a school, a class, a course, a term or a person. */
final class Relations {

    private final Roster roster;

    Relations(Roster roster) {
        this.roster = roster;
    }

    /** The collection {@code name} of the record {@code id} in the collection {@code owners}. */
    Optional<Subset> nested(String owners, String id, String name) {
        return switch (owners + "/" + name) {
            case "classes/students", "classes/teachers" -> subset(name, enrolled("class", id, "user"));
            case "courses/classes" -> Subset.named(name).map(classes -> classes.and(refersTo("course", id)));
            case "schools/classes", "schools/enrollments" ->
                Subset.named(name).map(records -> records.and(refersTo("school", id)));
            case "schools/courses" -> subset(name, ofSchoolsClasses(id, "course"));
            case "schools/terms" -> subset(name, ofSchoolsClasses(id, "terms"));
            case "schools/students", "schools/teachers" ->
                Subset.named(name)
                        .map(people ->
                                people.and(new Comparison(List.of("roles", "org", "sourcedId"), Operator.EQUAL, id)));
            case "students/classes", "teachers/classes", "users/classes" -> subset(name, enrolled("user", id, "class"));
            case "terms/classes" ->
                Subset.named(name)
                        .map(classes -> classes.and(new Comparison(List.of("terms", "sourcedId"), Operator.EQUAL, id)));
            case "terms/gradingPeriods" -> Subset.named(name).map(periods -> periods.and(refersTo("parent", id)));
            default -> Optional.empty();
        };
    }

    /** The collection {@code name} of a class, narrowed to a school. */
    Optional<Subset> ofClassInSchool(String school, String lesson, String name) {
        return switch (name) {
            case "enrollments" ->
                Subset.named(name)
                        .map(enrollments ->
                                enrollments.and(refersTo("school", school)).and(refersTo("class", lesson)));
            case "students", "teachers" -> nested("classes", lesson, name);
            default -> Optional.empty();
        };
    }

    private static Predicate<JsonNode> refersTo(String field, String id) {
        return record -> record.path(field).path("sourcedId").asText().equals(id);
    }

    private static Optional<Subset> subset(String name, Set<String> ids) {
        return Subset.named(name)
                .map(records -> records.and(
                        record -> ids.contains(record.path("sourcedId").asText())));
    }

    private Set<String> enrolled(String by, String id, String wanted) {
        return roster.all(RecordType.ENROLLMENT)
                .filter(enrollment -> enrollment.path("status").asText().equals("active"))
                .filter(refersTo(by, id))
                .map(enrollment -> enrollment.path(wanted).path("sourcedId").asText())
                .collect(Collectors.toSet());
    }

    private Set<String> ofSchoolsClasses(String school, String field) {
        return roster.all(RecordType.CLASS)
                .filter(refersTo("school", school))
                .flatMap(lesson -> lesson.path(field).findValuesAsText("sourcedId").stream())
                .collect(Collectors.toSet());
    }
}
