package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The middle of the district, which examples and tests know by id: two schools, 230 people, 12 classes. */
final class Centre {

    static final int USERS = 230;
    static final Instant FIRST_CHANGE = Instant.parse("2026-08-03T08:00:00.000Z");

    private static final List<String> SCHOOLS = List.of("school-north", "school-south");
    private static final List<String> SCHOOL_NAMES = List.of("Northside Middle School", "Southside High School");
    private static final List<String> SUBJECTS =
            List.of("Mathematics", "English", "Science", "History", "Geography", "Music");
    private static final List<String> TERMS = List.of("term-autumn", "term-spring");
    private static final List<String> GIVEN_NAMES = List.of(
            "Ada", "Ben", "Chidi", "Dana", "Elif", "Femi", "Grace", "Hana", "Ines", "Jonas", "Kavya", "Liam", "Mei",
            "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sam", "Tariq", "Uma", "Viktor", "Wen", "Ximena", "Yara");
    private static final List<String> FAMILY_NAMES = List.of(
            "Abara",
            "Bauer",
            "Castillo",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Garcia",
            "Haddad",
            "Ito",
            "Jensen",
            "Kim",
            "Larsen",
            "Moreau",
            "Nguyen",
            "O'Brien",
            "Park",
            "Quispe",
            "Rossi",
            "Singh",
            "Tanaka",
            "Ueda",
            "Varga",
            "Walker");
    private static final int STUDENTS = 200;
    private static final int TEACHERS = 20;
    private static final int STAFF = 6;
    private static final int GUARDIANS = 4;
    private static final int LEAVER_EVERY = 50;

    private final Map<RecordType, List<ObjectNode>> records = new EnumMap<>(RecordType.class);
    private int changes;

    private Centre() {}

    static Map<RecordType, List<ObjectNode>> records() {
        Centre centre = new Centre();
        centre.orgs();
        centre.academicSessions();
        centre.courses();
        centre.classes();
        centre.people();
        centre.enrollments();
        return centre.records;
    }

    private void put(RecordType type, ObjectNode record) {
        records.computeIfAbsent(type, _ -> new ArrayList<>()).add(record);
    }

    private void orgs() {
        ObjectNode top = record("district-1", "active")
                .put("name", "Riverside School District")
                .put("type", "district")
                .put("identifier", "RSD-1");
        top.set("children", references(RecordType.ORG, SCHOOLS));
        put(RecordType.ORG, top);
        for (int index = 0; index < SCHOOLS.size(); index++) {
            ObjectNode school = record(SCHOOLS.get(index), "active")
                    .put("name", SCHOOL_NAMES.get(index))
                    .put("type", "school")
                    .put("identifier", "RSD-1-" + (index + 1));
            school.set("parent", Reference.to(RecordType.ORG, "district-1"));
            put(RecordType.ORG, school);
        }
    }

    private void academicSessions() {
        session("year-2026", "School year 2026/27", "schoolYear", "2026-08-31", "2027-06-30", "", TERMS);
        session("term-autumn", "Autumn term", "term", "2026-08-31", "2027-01-22", "year-2026", periods("autumn"));
        session("term-spring", "Spring term", "term", "2027-01-25", "2027-06-30", "year-2026", periods("spring"));
        session("period-autumn-1", "Autumn 1", "gradingPeriod", "2026-08-31", "2026-10-30", "term-autumn", List.of());
        session("period-autumn-2", "Autumn 2", "gradingPeriod", "2026-11-02", "2027-01-22", "term-autumn", List.of());
        session("period-spring-1", "Spring 1", "gradingPeriod", "2027-01-25", "2027-04-09", "term-spring", List.of());
        session("period-spring-2", "Spring 2", "gradingPeriod", "2027-04-12", "2027-06-30", "term-spring", List.of());
    }

    private static List<String> periods(String term) {
        return List.of("period-" + term + "-1", "period-" + term + "-2");
    }

    private void session(
            String id, String title, String type, String start, String end, String parent, List<String> children) {
        ObjectNode session = record(id, "active")
                .put("title", title)
                .put("startDate", start)
                .put("endDate", end)
                .put("type", type);
        if (!parent.isEmpty()) {
            session.set("parent", Reference.to(RecordType.ACADEMIC_SESSION, parent));
        }
        if (!children.isEmpty()) {
            session.set("children", references(RecordType.ACADEMIC_SESSION, children));
        }
        put(RecordType.ACADEMIC_SESSION, session.put("schoolYear", "2027"));
    }

    private void courses() {
        for (int index = 0; index < SUBJECTS.size(); index++) {
            ObjectNode course = record("course-" + (index + 1), "active").put("title", SUBJECTS.get(index));
            course.set("schoolYear", Reference.to(RecordType.ACADEMIC_SESSION, "year-2026"));
            course.put("courseCode", code(SUBJECTS.get(index)));
            course.set("subjects", Json.strings(List.of(SUBJECTS.get(index))));
            course.set("org", Reference.to(RecordType.ORG, "district-1"));
            put(RecordType.COURSE, course);
        }
    }

    private static String code(String subject) {
        return subject.substring(0, 3).toUpperCase(Locale.ROOT) + "-1";
    }

    private void classes() {
        for (int index = 0; index < SUBJECTS.size() * SCHOOLS.size(); index++) {
            String subject = SUBJECTS.get(index % SUBJECTS.size());
            int school = index / SUBJECTS.size();
            ObjectNode lesson = record("class-" + (index + 1), "active")
                    .put("title", "%s %s".formatted(subject, school == 0 ? "7A" : "10B"))
                    .put("classCode", "%s-%02d".formatted(code(subject), index + 1))
                    .put("classType", "scheduled")
                    .put("location", "Room " + (101 + index));
            lesson.set("grades", Json.strings(List.of(grade(school))));
            lesson.set("subjects", Json.strings(subjects(subject)));
            lesson.set("course", Reference.to(RecordType.COURSE, "course-" + (index % SUBJECTS.size() + 1)));
            lesson.set("school", Reference.to(RecordType.ORG, SCHOOLS.get(school)));
            lesson.set("terms", references(RecordType.ACADEMIC_SESSION, TERMS));
            lesson.set("periods", Json.strings(List.of(String.valueOf(index % 6 + 1))));
            put(RecordType.CLASS, lesson);
        }
    }

    private static List<String> subjects(String subject) {
        return subject.equals("History") ? List.of("History", "Civics") : List.of(subject);
    }

    private static String grade(int school) {
        return school == 0 ? "07" : "10";
    }

    private void people() {
        for (int index = 0; index < STUDENTS; index++) {
            int school = index % SCHOOLS.size();
            String status = index % LEAVER_EVERY == LEAVER_EVERY - 1 ? "tobedeleted" : "active";
            ObjectNode student = person("student-%03d".formatted(index + 1), index, "student", school, status);
            student.set("grades", Json.strings(List.of(grade(school))));
            if (index < GUARDIANS) {
                student.set("agents", references(RecordType.USER, List.of("guardian-" + (index + 1))));
            }
            put(RecordType.USER, student);
            put(RecordType.DEMOGRAPHICS, demographics(student, index));
        }
        for (int index = 0; index < TEACHERS; index++) {
            put(
                    RecordType.USER,
                    person(
                            "teacher-%02d".formatted(index + 1),
                            211 + index,
                            "teacher",
                            index % SCHOOLS.size(),
                            "active"));
        }
        for (int index = 0; index < STAFF; index++) {
            String role = index < SCHOOLS.size() ? "principal" : "siteAdministrator";
            put(RecordType.USER, person("staff-" + (index + 1), 307 + index, role, index % SCHOOLS.size(), "active"));
        }
        for (int index = 0; index < GUARDIANS; index++) {
            put(
                    RecordType.USER,
                    person("guardian-" + (index + 1), 401 + index, "guardian", index % SCHOOLS.size(), "active"));
        }
    }

    private ObjectNode person(String id, int number, String role, int school, String status) {
        String given = GIVEN_NAMES.get(number % GIVEN_NAMES.size());
        String family = FAMILY_NAMES.get(number * 7 % FAMILY_NAMES.size());
        ObjectNode org = Reference.to(RecordType.ORG, SCHOOLS.get(school));
        ObjectNode person = record(id, status)
                .put("userMasterIdentifier", "master-" + id)
                .put("username", id)
                .put("enabledUser", String.valueOf(status.equals("active")))
                .put("givenName", given)
                .put("familyName", family);
        person.putArray("userIds").addObject().put("type", "sis").put("identifier", "SIS-" + (10_000 + number));
        person.putArray("roles")
                .addObject()
                .put("roleType", "primary")
                .put("role", role)
                .<ObjectNode>set("org", org)
                .put("beginDate", "2026-08-31");
        person.set("primaryOrg", org);
        return person.put("identifier", String.valueOf(10_000 + number)).put("email", id + "@riverside.example");
    }

    private ObjectNode demographics(ObjectNode student, int index) {
        return record(student.get("sourcedId").asText(), student.get("status").asText())
                .put(
                        "birthDate",
                        LocalDate.of(2012, 1, 1).plusDays(index * 11L % 700).toString())
                .put("sex", List.of("female", "male", "other", "unspecified").get(index % 4))
                .put("hispanicOrLatinoEthnicity", String.valueOf(index % 5 == 0))
                .put("countryOfBirthCode", "US");
    }

    private void enrollments() {
        int classesPerSchool = SUBJECTS.size();
        for (int index = 0; index < STUDENTS; index++) {
            int school = index % SCHOOLS.size();
            String status = index % LEAVER_EVERY == LEAVER_EVERY - 1 ? "tobedeleted" : "active";
            for (int nth = 0; nth < 3; nth++) {
                int lesson = school * classesPerSchool + (index / SCHOOLS.size() + nth * 2) % classesPerSchool;
                enroll("student-%03d".formatted(index + 1), "student", lesson, school, status);
            }
        }
        for (int lesson = 0; lesson < classesPerSchool * SCHOOLS.size(); lesson++) {
            int school = lesson / classesPerSchool;
            int teacher = 2 * (lesson % classesPerSchool) + school;
            enroll("teacher-%02d".formatted(teacher + 1), "teacher", lesson, school, "active");
        }
    }

    private void enroll(String user, String role, int lesson, int school, String status) {
        String lessonId = "class-" + (lesson + 1);
        ObjectNode enrollment = record("enrollment-%s-%s".formatted(user, lessonId), status);
        enrollment.set("user", Reference.to(RecordType.USER, user));
        enrollment.set("class", Reference.to(RecordType.CLASS, lessonId));
        enrollment.set("school", Reference.to(RecordType.ORG, SCHOOLS.get(school)));
        put(
                RecordType.ENROLLMENT,
                enrollment
                        .put("role", role)
                        .put("primary", String.valueOf(role.equals("teacher")))
                        .put("beginDate", "2026-08-31")
                        .put("endDate", "2027-06-30"));
    }

    private ObjectNode record(String id, String status) {
        Instant changed = FIRST_CHANGE.plus(Duration.ofMinutes(37L * changes++));
        return Json.object().put("sourcedId", id).put("status", status).put("dateLastModified", Timestamp.of(changed));
    }

    private static ArrayNode references(RecordType type, List<String> ids) {
        return Json.array(ids.stream().map(id -> Reference.to(type, id)).toList());
    }
}
