package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a school office does in a day, drawn by lot: the same from the same seed. No record is touched twice. */
final class Workday {

    private static final int TRIES = 50;
    private static final int NEIGHBOURS = 8;
    private static final int COURSES_OF_A_NEWCOMER = 3;

    private final Roster roster;
    private final String now;
    private final SplittableRandom lot;
    private final long seed;
    private final int wanted;
    private final boolean remove;
    private final Map<RecordType, Map<String, Integer>> tally = new EnumMap<>(RecordType.class);
    private final Map<RecordType, Set<Integer>> touched = new EnumMap<>(RecordType.class);
    private int done;

    Workday(Roster roster, Instant now, long seed, int wanted, boolean remove) {
        this.roster = roster;
        this.now = Timestamp.of(now);
        this.lot = new SplittableRandom(seed);
        this.seed = seed;
        this.wanted = wanted;
        this.remove = remove;
    }

    /** Ends early where too few untouched records are left. */
    ObjectNode pass() {
        for (int fruitless = 0; done < wanted && fruitless < TRIES; ) {
            int before = done;
            act(lot.nextInt(remove ? 105 : 100));
            fruitless = done == before ? fruitless + 1 : 0;
        }
        ObjectNode said = Json.object().put("seed", seed).put("changes", done);
        tally.forEach((type, counts) -> {
            ObjectNode ofType = said.putObject(type.plural());
            counts.forEach(ofType::put);
        });
        return said;
    }

    private void act(int drawn) {
        if (drawn < 45) {
            rename();
        } else if (drawn < 65) {
            move();
        } else if (drawn < 77) {
            welcome();
        } else if (drawn < 85) {
            letGo();
        } else if (drawn < 95) {
            dropCourse();
        } else if (drawn < 100) {
            retitle();
        } else if (drawn < 103) {
            removeEnrollment();
        } else {
            removeStudent();
        }
    }

    private void rename() {
        drawn(RecordType.USER, _ -> true).ifPresent(user -> {
            String field = lot.nextBoolean() ? "familyName" : "givenName";
            List<String> names = field.equals("familyName") ? Names.FAMILY : Names.GIVEN;
            int place = lot.nextInt(names.size());
            String name = names.get(place);
            change(
                    RecordType.USER,
                    user.put(
                            field,
                            name.equals(user.path(field).asText()) ? names.get((place + 1) % names.size()) : name));
        });
    }

    private void move() {
        drawn(RecordType.ENROLLMENT, isOf("student")).ifPresent(enrollment -> neighbours(referred(enrollment, "class"))
                .findFirst()
                .ifPresent(lesson -> {
                    enrollment.set("class", Reference.to(RecordType.CLASS, id(lesson)));
                    change(RecordType.ENROLLMENT, enrollment);
                }));
    }

    private void welcome() {
        if (wanted - done <= COURSES_OF_A_NEWCOMER) {
            return;
        }
        drawn(RecordType.CLASS, _ -> true).ifPresent(lesson -> {
            String school = referred(lesson, "school");
            String id = newId("student-new-", RecordType.USER);
            change(RecordType.USER, newcomer(id, school, lesson));
            enroll(id, lesson, school);
            neighbours(id(lesson)).limit(COURSES_OF_A_NEWCOMER - 1L).forEach(other -> enroll(id, other, school));
        });
    }

    private ObjectNode newcomer(String id, String school, ObjectNode lesson) {
        ObjectNode org = Reference.to(RecordType.ORG, school);
        ObjectNode student = record(id)
                .put("username", id)
                .put("enabledUser", "true")
                .put("givenName", Names.GIVEN.get(lot.nextInt(Names.GIVEN.size())))
                .put("familyName", Names.FAMILY.get(lot.nextInt(Names.FAMILY.size())))
                .put("email", id + "@riverside.example");
        student.putArray("roles")
                .addObject()
                .put("roleType", "primary")
                .put("role", "student")
                .set("org", org);
        student.set("primaryOrg", org);
        if (lesson.has("grades")) {
            student.set("grades", lesson.path("grades"));
        }
        return student;
    }

    private void enroll(String student, ObjectNode lesson, String school) {
        ObjectNode enrollment = record(newId("enrollment-new-", RecordType.ENROLLMENT));
        enrollment.set("user", Reference.to(RecordType.USER, student));
        enrollment.set("class", Reference.to(RecordType.CLASS, id(lesson)));
        enrollment.set("school", Reference.to(RecordType.ORG, school));
        change(RecordType.ENROLLMENT, enrollment.put("role", "student").put("primary", "false"));
    }

    private ObjectNode record(String id) {
        return Json.object().put("sourcedId", id).put("status", "active");
    }

    private String newId(String prefix, RecordType type) {
        Shelf shelf = roster.shelf(type);
        int number = shelf.size();
        while (shelf.find(Series.idOf(prefix, number)).isPresent()) {
            number++;
        }
        return Series.idOf(prefix, number);
    }

    /** Who leaves leaves all classes. */
    private void letGo() {
        student().ifPresent(student -> {
            int[] enrollments = liveEnrollmentsOf(id(student));
            if (enrollments.length < wanted - done) {
                delete(RecordType.USER, student);
                for (int number : enrollments) {
                    delete(
                            RecordType.ENROLLMENT,
                            roster.shelf(RecordType.ENROLLMENT).record(number));
                }
            }
        });
    }

    private Optional<ObjectNode> student() {
        return drawn(
                RecordType.USER,
                user -> user.path("roles").path(0).path("role").asText().equals("student"));
    }

    private int[] liveEnrollmentsOf(String student) {
        Shelf enrollments = roster.shelf(RecordType.ENROLLMENT);
        return roster.enrollmentsOf(student)
                .filter(number -> !isTouched(RecordType.ENROLLMENT, number))
                .filter(number -> !Deletion.isOf(enrollments.record(number)))
                .toArray();
    }

    private void dropCourse() {
        drawn(RecordType.ENROLLMENT, isOf("student"))
                .ifPresent(enrollment -> delete(RecordType.ENROLLMENT, enrollment));
    }

    private void retitle() {
        drawn(RecordType.CLASS, _ -> true)
                .ifPresent(lesson -> change(
                        RecordType.CLASS,
                        lesson.put("title", lesson.path("title").asText() + " (new)")));
    }

    private void removeEnrollment() {
        drawn(RecordType.ENROLLMENT, isOf("student"))
                .ifPresent(enrollment -> remove(RecordType.ENROLLMENT, id(enrollment)));
    }

    private void removeStudent() {
        student().ifPresent(student -> {
            int[] enrollments = roster.enrollmentsOf(id(student)).toArray();
            if (enrollments.length < wanted - done
                    && IntStream.of(enrollments).noneMatch(number -> isTouched(RecordType.ENROLLMENT, number))) {
                remove(RecordType.USER, id(student));
                for (int number : enrollments) {
                    remove(
                            RecordType.ENROLLMENT,
                            roster.shelf(RecordType.ENROLLMENT).id(number));
                }
            }
        });
    }

    private static Predicate<ObjectNode> isOf(String role) {
        return enrollment -> enrollment.path("role").asText().equals(role);
    }

    /** An untouched record that is not deleted. */
    private Optional<ObjectNode> drawn(RecordType type, Predicate<ObjectNode> fit) {
        Shelf shelf = roster.shelf(type);
        for (int tries = 0; tries < TRIES && shelf.size() > 0; tries++) {
            int number = shelf.numberAt(lot.nextInt(shelf.size()));
            if (!isTouched(type, number)) {
                ObjectNode record = shelf.record(number);
                if (!Deletion.isOf(record) && fit.test(record)) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }

    /** The other classes of the same school that come after and before this one. */
    private Stream<ObjectNode> neighbours(String lesson) {
        Shelf classes = roster.shelf(RecordType.CLASS);
        OptionalInt at = classes.find(lesson);
        if (at.isEmpty()) {
            return Stream.empty();
        }
        String school = referred(classes.record(at.getAsInt()), "school");
        return IntStream.rangeClosed(1, NEIGHBOURS)
                .flatMap(step -> IntStream.of(at.getAsInt() + step, at.getAsInt() - step))
                .filter(number -> number >= 0 && number < classes.numbered() && classes.holds(number))
                .mapToObj(classes::record)
                .filter(other ->
                        !Deletion.isOf(other) && referred(other, "school").equals(school));
    }

    private static String referred(ObjectNode record, String field) {
        return record.path(field).path("sourcedId").asText();
    }

    private static String id(ObjectNode record) {
        return record.path("sourcedId").asText();
    }

    private void delete(RecordType type, ObjectNode record) {
        change(type, Deletion.of(record, now));
    }

    private void change(RecordType type, ObjectNode record) {
        Change change = roster.change(type, record.put("dateLastModified", now));
        count(type, id(record), change.word());
    }

    /** Without a trace: nobody is told. */
    private void remove(RecordType type, String id) {
        count(type, id, "removed");
        Shelf shelf = roster.shelf(type);
        shelf.remove(shelf.find(id).orElseThrow());
    }

    private void count(RecordType type, String id, String what) {
        done++;
        touched.computeIfAbsent(type, _ -> new HashSet<>())
                .add(roster.shelf(type).find(id).orElseThrow());
        tally.computeIfAbsent(type, _ -> new TreeMap<>()).merge(what, 1, Integer::sum);
    }

    private boolean isTouched(RecordType type, int number) {
        return touched.getOrDefault(type, Set.of()).contains(number);
    }
}
