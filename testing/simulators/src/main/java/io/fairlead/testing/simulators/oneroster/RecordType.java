package io.fairlead.testing.simulators.oneroster;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of record and what the standard lets one filter, sort and select by. */
enum RecordType {
    ORG("orgs", "org", "name type identifier", "parent children"),
    ACADEMIC_SESSION(
            "academicSessions", "academicSession", "title startDate endDate type schoolYear", "parent children"),
    COURSE("courses", "course", "title courseCode grades subjects subjectCodes", "schoolYear org resources"),
    CLASS(
            "classes",
            "class",
            "title classCode classType location grades subjects subjectCodes periods",
            "course school terms resources"),
    USER(
            "users",
            "user",
            "userMasterIdentifier username userIds userIds.type userIds.identifier enabledUser givenName familyName"
                    + " middleName preferredFirstName preferredMiddleName preferredLastName pronouns roles roles.roleType"
                    + " roles.role roles.userProfile roles.beginDate roles.endDate userProfiles identifier email sms phone"
                    + " grades password",
            "roles.org primaryOrg agents resources"),
    ENROLLMENT("enrollments", "enrollment", "role primary beginDate endDate", "user class school"),
    DEMOGRAPHICS(
            "demographics",
            "demographics",
            "birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican nativeHawaiianOrOtherPacificIslander"
                    + " white demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity countryOfBirthCode"
                    + " stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus",
            "");

    private final String plural;
    private final String singular;
    /** Dotted names, each with a space before and after it. */
    private final String fields;

    RecordType(String plural, String singular, String ownFields, String references) {
        this.plural = plural;
        this.singular = singular;
        this.fields = Stream.concat(
                        words("sourcedId status dateLastModified metadata " + ownFields),
                        words(references)
                                .flatMap(name -> Stream.of(name, name + ".sourcedId", name + ".type", name + ".href")))
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    /** Wraps a collection, and is the path under which references point to a record. */
    String plural() {
        return plural;
    }

    String singular() {
        return singular;
    }

    boolean hasField(String dotted) {
        return fields.contains(" " + dotted + " ") || dotted.startsWith("metadata.");
    }

    boolean hasTopLevelField(String name) {
        return !name.contains(".") && hasField(name);
    }
}
