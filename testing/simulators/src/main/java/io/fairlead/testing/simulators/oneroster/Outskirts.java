package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The rest of the district, computed from its size: schools of about 500 people. A school's students are in cohorts of
 * about 20, which share their classes; every second student takes a fourth course.
 */
final class Outskirts {

    private static final int PEOPLE_OF_A_SCHOOL = 500;
    private static final int COHORT = 20;
    private static final int SLOTS = 4;
    private static final int ENROLLMENTS_OF_TWO = 2 * SLOTS - 1;
    private static final int GRADES = 12;
    private static final int SCHOOLS_OF_AN_AREA = 50;
    private static final int LEAVER_EVERY = 50;
    private static final int CHILDREN = 2;

    private static final List<String> SUBJECTS = List.of(
            "Mathematics",
            "English",
            "Science",
            "History",
            "Art & Design",
            "Français",
            "Español",
            "Physical Education");
    private static final List<String> CODES = List.of("MAT", "ENG", "SCI", "HIS", "ART", "FRA", "ESP", "PHE");
    private static final List<String> PLACES = List.of(
            "Cedar Hill", "Doña Ana", "Fjordview", "Großmoor", "Lakeside", "Oakwood", "Peña Blanca", "St. Mary's");
    private static final List<String> LEVELS = List.of("Elementary School", "Middle School", "High School");
    private static final List<String> TERMS = List.of("term-autumn", "term-spring");
    private static final List<Integer> PAST_YEARS = List.of(2023, 2024, 2025);

    private final int students;
    private final int guardians;
    private final int teachers;
    private final int staff;
    private final int schools;
    private final int studentsOfASchool;
    private final int teachersOfASchool;
    private final int cohorts;
    private final Series learners;

    Outskirts(int people) {
        guardians = people / 5;
        staff = people * 3 / 100;
        teachers = people * 7 / 100;
        students = people - guardians - staff - teachers;
        studentsOfASchool =
                Math.max(1, Math.ceilDiv(students, Math.max(1, Math.round((float) people / PEOPLE_OF_A_SCHOOL))));
        schools = Math.ceilDiv(students, studentsOfASchool);
        teachersOfASchool = Math.max(1, teachers / Math.max(1, schools));
        cohorts = Math.ceilDiv(studentsOfASchool, COHORT);
        learners = new Series("student-", students, Outskirts::leaves, this::student);
    }

    /** What is too little to be computed. */
    List<ObjectNode> held(RecordType type) {
        return switch (type) {
            case ORG -> areas();
            case ACADEMIC_SESSION -> schools == 0 ? List.of() : pastSessions();
            case COURSE, CLASS, USER, ENROLLMENT, DEMOGRAPHICS -> List.of();
        };
    }

    List<Series> series(RecordType type) {
        return switch (type) {
            case ORG -> List.of(Series.of("school-", schools, this::school));
            case ACADEMIC_SESSION -> List.of();
            case COURSE ->
                List.of(Series.of("course-", schools == 0 ? 0 : GRADES * SUBJECTS.size(), Outskirts::course));
            case CLASS -> List.of(Series.of("class-", classes(), this::lesson));
            case USER ->
                List.of(
                        Series.of("guardian-", guardians, this::guardian),
                        Series.of("staff-", staff, this::staffMember),
                        learners,
                        Series.of("teacher-", teachers, this::teacher));
            case ENROLLMENT ->
                List.of(new Series("enrollment-", enrollments(), this::enrollmentOfLeaver, this::enrollment));
            case DEMOGRAPHICS -> List.of(new Series("student-", students, Outskirts::leaves, Outskirts::demographics));
        };
    }

    /** The places of a student's enrollments in their series. */
    IntStream enrollmentsOf(String student) {
        OptionalInt place = learners.placeOf(student);
        return place.isPresent() ? enrollmentsOf(place.getAsInt()) : IntStream.empty();
    }

    private static IntStream enrollmentsOf(int student) {
        int first = student / 2 * ENROLLMENTS_OF_TWO + student % 2 * (SLOTS - 1);
        return IntStream.range(first, first + SLOTS - 1 + student % 2);
    }

    private int classes() {
        return schools * SLOTS * cohorts;
    }

    private int studentsEnrollments() {
        return students / 2 * ENROLLMENTS_OF_TWO + students % 2 * (SLOTS - 1);
    }

    private int enrollments() {
        return studentsEnrollments() + (teachers == 0 ? 0 : classes());
    }

    private List<ObjectNode> areas() {
        return IntStream.range(0, Math.ceilDiv(schools, SCHOOLS_OF_AN_AREA))
                .mapToObj(this::area)
                .toList();
    }

    private ObjectNode area(int index) {
        int first = index * SCHOOLS_OF_AN_AREA;
        List<String> children = IntStream.range(first, Math.min(schools, first + SCHOOLS_OF_AN_AREA))
                .mapToObj(school -> Series.idOf("school-", school))
                .toList();
        ObjectNode area = held("area-" + (index + 1))
                .put("name", "Riverside, area " + (index + 1))
                .put("type", "local")
                .put("identifier", "RSD-A-" + (index + 1));
        area.set("parent", Reference.to(RecordType.ORG, "district-1"));
        area.set("children", references(RecordType.ORG, children));
        return area;
    }

    private static List<ObjectNode> pastSessions() {
        List<ObjectNode> sessions = new ArrayList<>();
        for (int year : PAST_YEARS) {
            String id = "year-" + year;
            List<String> terms = List.of("term-autumn-" + year, "term-spring-" + year);
            sessions.add(session(
                    id,
                    "School year %d/%d".formatted(year, year % 100 + 1),
                    "schoolYear",
                    year,
                    List.of(year + "-08-31", year + 1 + "-06-30", ""),
                    terms));
            sessions.addAll(term(
                    year, "autumn", List.of(year + "-08-31", year + "-10-30", year + "-11-02", year + 1 + "-01-22")));
            sessions.addAll(term(
                    year,
                    "spring",
                    List.of(year + 1 + "-01-25", year + 1 + "-04-09", year + 1 + "-04-12", year + 1 + "-06-30")));
        }
        return sessions;
    }

    private static List<ObjectNode> term(int year, String season, List<String> dates) {
        String id = "term-%s-%d".formatted(season, year);
        List<String> periods =
                List.of("period-%s-1-%d".formatted(season, year), "period-%s-2-%d".formatted(season, year));
        String name = season.equals("autumn") ? "Autumn" : "Spring";
        return List.of(
                session(
                        id,
                        "%s term %d".formatted(name, year),
                        "term",
                        year,
                        List.of(dates.getFirst(), dates.getLast(), "year-" + year),
                        periods),
                session(
                        periods.get(0),
                        "%s 1".formatted(name),
                        "gradingPeriod",
                        year,
                        List.of(dates.get(0), dates.get(1), id),
                        List.of()),
                session(
                        periods.get(1),
                        "%s 2".formatted(name),
                        "gradingPeriod",
                        year,
                        List.of(dates.get(2), dates.get(3), id),
                        List.of()));
    }

    private static ObjectNode session(
            String id, String title, String type, int year, List<String> startEndParent, List<String> children) {
        ObjectNode session = held(id).put("title", title)
                .put("startDate", startEndParent.get(0))
                .put("endDate", startEndParent.get(1))
                .put("type", type);
        if (!startEndParent.get(2).isEmpty()) {
            session.set("parent", Reference.to(RecordType.ACADEMIC_SESSION, startEndParent.get(2)));
        }
        if (!children.isEmpty()) {
            session.set("children", references(RecordType.ACADEMIC_SESSION, children));
        }
        return session.put("schoolYear", String.valueOf(year + 1));
    }

    private void school(ObjectNode school, int place) {
        school.put(
                        "name",
                        "%s %s %d"
                                .formatted(
                                        Chance.one(PLACES, 1, place),
                                        LEVELS.get(place % LEVELS.size()),
                                        place / LEVELS.size() + 1))
                .put("type", "school")
                .put("identifier", "RSD-2-" + (place + 1))
                .set("parent", Reference.to(RecordType.ORG, "area-" + (place / SCHOOLS_OF_AN_AREA + 1)));
    }

    private static void course(ObjectNode course, int place) {
        int grade = place / SUBJECTS.size();
        int subject = place % SUBJECTS.size();
        course.put("title", "%s %d".formatted(SUBJECTS.get(subject), grade + 1));
        course.set("schoolYear", Reference.to(RecordType.ACADEMIC_SESSION, "year-2026"));
        course.put("courseCode", "%s-G%02d".formatted(CODES.get(subject), grade + 1));
        course.set("grades", Json.strings(List.of(gradeName(grade))));
        course.set("subjects", Json.strings(List.of(SUBJECTS.get(subject))));
        course.set("org", Reference.to(RecordType.ORG, "district-1"));
    }

    private void lesson(ObjectNode lesson, int place) {
        int cohort = place % cohorts;
        int slot = place / cohorts % SLOTS;
        int school = place / cohorts / SLOTS;
        int grade = grade(school, cohort);
        int subject = slot + SLOTS * (cohort / SLOTS % 2);
        lesson.put("title", SUBJECTS.get(subject) + " " + (grade + 1) + (char) ('A' + cohort % 26))
                .put("classCode", CODES.get(subject) + "-" + (place + 1))
                .put("classType", "scheduled")
                .put("location", "Room " + (100 * (slot + 1) + cohort));
        lesson.set("grades", Json.strings(List.of(gradeName(grade))));
        lesson.set("subjects", Json.strings(List.of(SUBJECTS.get(subject))));
        lesson.set(
                "course", Reference.to(RecordType.COURSE, Series.idOf("course-", grade * SUBJECTS.size() + subject)));
        lesson.set("school", Reference.to(RecordType.ORG, Series.idOf("school-", school)));
        lesson.set("terms", references(RecordType.ACADEMIC_SESSION, TERMS));
        lesson.set("periods", Json.strings(List.of(String.valueOf(slot + 1))));
    }

    private static int grade(int school, int cohort) {
        return school % LEVELS.size() * (GRADES / LEVELS.size()) + cohort % (GRADES / LEVELS.size());
    }

    private static String gradeName(int grade) {
        return grade < 9 ? "0" + (grade + 1) : String.valueOf(grade + 1);
    }

    private void student(ObjectNode student, int place) {
        int school = place / studentsOfASchool;
        person(student, place, "student", school);
        student.set("grades", Json.strings(List.of(gradeName(grade(school, cohort(place))))));
        if (place / CHILDREN < guardians) {
            student.set("agents", references(RecordType.USER, List.of(Series.idOf("guardian-", place / CHILDREN))));
        }
    }

    private void guardian(ObjectNode guardian, int place) {
        int first = place * CHILDREN;
        person(guardian, place, "guardian", Math.min(first, students - 1) / studentsOfASchool);
        guardian.set(
                "agents",
                references(
                        RecordType.USER,
                        IntStream.range(first, Math.min(students, first + CHILDREN))
                                .mapToObj(child -> Series.idOf("student-", child))
                                .toList()));
    }

    private void teacher(ObjectNode teacher, int place) {
        int school = place / teachersOfASchool % schools;
        person(teacher, place, "teacher", school);
        if (place % 9 == 0) {
            teacher.withArray("roles").add(role("secondary", "proctor", school));
        }
        if (place % 11 == 0 && schools > 1) {
            teacher.withArray("roles").add(role("primary", "teacher", (school + 1) % schools));
        }
    }

    private void staffMember(ObjectNode member, int place) {
        List<String> roles = List.of("principal", "siteAdministrator", "counselor", "aide");
        person(member, place, roles.get(place / schools % roles.size()), place % schools);
    }

    private static void person(ObjectNode person, int place, String role, int school) {
        int kind = role.hashCode();
        String id = person.path("sourcedId").asText();
        boolean active = person.path("status").asText().equals("active");
        person.put("userMasterIdentifier", "master-" + id)
                .put("username", id)
                .put("enabledUser", String.valueOf(active))
                .put("givenName", Chance.one(Names.GIVEN, kind, place));
        if (Chance.every(3, kind + 1, place)) {
            person.put("middleName", Chance.one(Names.GIVEN, kind + 2, place));
        }
        person.put("familyName", Chance.one(Names.FAMILY, kind + 3, place));
        if (Chance.every(10, kind + 4, place)) {
            person.put("preferredFirstName", Chance.one(Names.GIVEN, kind + 5, place));
        }
        person.putArray("userIds").addObject().put("type", "sis").put("identifier", "SIS-" + id);
        person.putArray("roles").add(role("primary", role, school));
        person.set("primaryOrg", Reference.to(RecordType.ORG, Series.idOf("school-", school)));
        person.put("identifier", id.substring(id.length() - 7)).put("email", id + "@riverside.example");
        if (Chance.every(2, kind + 6, place)) {
            person.put("phone", "+1 555 " + id.substring(id.length() - 7));
        }
    }

    private static ObjectNode role(String type, String role, int school) {
        return Json.object()
                .put("roleType", type)
                .put("role", role)
                .<ObjectNode>set("org", Reference.to(RecordType.ORG, Series.idOf("school-", school)))
                .put("beginDate", "2026-08-31");
    }

    private static void demographics(ObjectNode demographics, int place) {
        demographics
                .put(
                        "birthDate",
                        LocalDate.of(2008, 9, 1).plusDays(place * 11L % 4_000).toString())
                .put("sex", Chance.one(List.of("female", "male", "other", "unspecified"), 7, place))
                .put("hispanicOrLatinoEthnicity", String.valueOf(Chance.every(5, 8, place)))
                .put("countryOfBirthCode", "US");
    }

    private void enrollment(ObjectNode enrollment, int place) {
        if (place < studentsEnrollments()) {
            int student = studentOf(place);
            int ofTwo = place % ENROLLMENTS_OF_TWO;
            int slot = ofTwo < SLOTS - 1 ? ofTwo : ofTwo - (SLOTS - 1);
            int school = student / studentsOfASchool;
            enroll(
                    enrollment,
                    Series.idOf("student-", student),
                    "student",
                    (school * SLOTS + slot) * cohorts + cohort(student));
        } else {
            int lesson = place - studentsEnrollments();
            int school = lesson / (SLOTS * cohorts);
            int teacher = (school * teachersOfASchool + lesson % (SLOTS * cohorts) % teachersOfASchool) % teachers;
            enroll(enrollment, Series.idOf("teacher-", teacher), "teacher", lesson);
        }
    }

    private void enroll(ObjectNode enrollment, String user, String role, int lesson) {
        enrollment.set("user", Reference.to(RecordType.USER, user));
        enrollment.set("class", Reference.to(RecordType.CLASS, Series.idOf("class-", lesson)));
        enrollment.set("school", Reference.to(RecordType.ORG, Series.idOf("school-", lesson / (SLOTS * cohorts))));
        enrollment
                .put("role", role)
                .put("primary", String.valueOf(role.equals("teacher")))
                .put("beginDate", "2026-08-31")
                .put("endDate", "2027-06-30");
    }

    private static int studentOf(int enrollment) {
        return enrollment / ENROLLMENTS_OF_TWO * 2 + (enrollment % ENROLLMENTS_OF_TWO < SLOTS - 1 ? 0 : 1);
    }

    private boolean enrollmentOfLeaver(int enrollment) {
        return enrollment < studentsEnrollments() && leaves(studentOf(enrollment));
    }

    private int cohort(int student) {
        return student % studentsOfASchool % cohorts;
    }

    private static boolean leaves(int student) {
        return student % LEAVER_EVERY == LEAVER_EVERY - 1;
    }

    private static ObjectNode held(String id) {
        return Json.object()
                .put("sourcedId", id)
                .put("status", "active")
                .put("dateLastModified", Timestamp.of(Centre.FIRST_CHANGE));
    }

    private static ArrayNode references(RecordType type, List<String> ids) {
        return Json.array(ids.stream().map(id -> Reference.to(type, id)).toList());
    }
}
