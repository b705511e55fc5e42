package io.fairlead.testing.simulators.oneroster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.simulators.Caller;
import io.fairlead.testing.simulators.MovableClock;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneRosterTwinTest {

    private static final String SERVICE = "/ims/oneroster/rostering/v1p2";
    private static final String READ = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
    private static final String DEMOGRAPHICS =
            "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";

    private final MovableClock clock = new MovableClock();
    private final OneRosterTwin twin = new OneRosterTwin(clock, 230);
    private final Caller anyone = new Caller(twin);

    @Test
    void givesATokenForBasicCredentialsAndForAForm() {
        Answer basic = anyone.with("Authorization", basic("demo-client", "demo-secret"))
                .post("/oauth/token", "grant_type", "client_credentials", "scope", READ);
        Answer form = anyone.post(
                "/oauth/token",
                "grant_type",
                "client_credentials",
                "client_id",
                "demo-client",
                "client_secret",
                "demo-secret");

        assertThat(json(basic).path("scope").asText()).isEqualTo(READ);
        assertThat(json(basic).path("expires_in").asInt()).isEqualTo(3600);
        assertThat(form.status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongSecretAnUngrantedScopeAndAnotherGrant() {
        assertRefused(tokenFor("demo-client", "guessed", READ), 401, "invalid_client");
        assertRefused(tokenFor("core-client", "core-secret", DEMOGRAPHICS), 400, "invalid_scope");
        assertRefused(
                anyone.with("Authorization", basic("demo-client", "demo-secret"))
                        .post("/oauth/token", "grant_type", "password"),
                400,
                "unsupported_grant_type");
    }

    @Test
    void acceptsATokenUntilItExpires() {
        Caller reader = reader(READ);

        clock.advance(Duration.ofMinutes(59));
        assertThat(reader.get(SERVICE + "/orgs").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertFailed(reader.get(SERVICE + "/orgs"), 401, "unauthorisedrequest");
        assertFailed(anyone.get(SERVICE + "/orgs"), 401, "unauthorisedrequest");
    }

    @Test
    void forbidsWhatTheTokensScopeDoesNotCover() {
        assertFailed(reader(READ).get(SERVICE + "/demographics"), 403, "forbidden");
        assertThat(reader(DEMOGRAPHICS).get(SERVICE + "/demographics").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "orgs,orgs,3",
        "schools,orgs,2",
        "users,users,230",
        "students,users,200",
        "teachers,users,20",
        "courses,courses,6",
        "classes,classes,12",
        "enrollments,enrollments,612",
        "academicSessions,academicSessions,7",
        "terms,academicSessions,2",
        "gradingPeriods,academicSessions,4",
        "schools/school-north/classes,classes,6",
        "schools/school-north/students,users,100",
        "schools/school-north/terms,academicSessions,2",
        "schools/school-north/courses,courses,6",
        "classes/class-1/teachers,users,1",
        "teachers/teacher-01/classes,classes,1",
        "students/student-001/classes,classes,3",
        "terms/term-autumn/gradingPeriods,academicSessions,2",
        "schools/school-north/classes/class-1/teachers,users,1"
    })
    void wrapsACollectionByItsTypeAndCountsIt(String path, String wrapper, String total) {
        Answer answer = reader(READ).get(SERVICE + "/" + path);

        assertThat(answer.headers()).containsEntry("X-Total-Count", total);
        assertThat(json(answer).path(wrapper)).isNotEmpty();
    }

    @Test
    void turnsPagesByOffsetWithLinks() {
        Answer page = reader(READ).get(SERVICE + "/users", "limit", "100", "offset", "100");

        assertThat(json(page).path("users")).hasSize(100);
        assertThat(page.headers().get("Link"))
                .contains("/users?limit=100&offset=200>; rel=\"next\"")
                .contains("/users?limit=100&offset=0>; rel=\"prev\"")
                .contains("/users?limit=100&offset=200>; rel=\"last\"");
        assertThat(reader(READ)
                        .get(SERVICE + "/users", "offset", "200")
                        .headers()
                        .get("Link"))
                .doesNotContain("next");
    }

    @Test
    void sortsAndSelectsFields() {
        JsonNode users = json(reader(READ)
                        .get(
                                SERVICE + "/users",
                                "sort",
                                "familyName",
                                "orderBy",
                                "desc",
                                "fields",
                                "sourcedId,familyName",
                                "limit",
                                "5"))
                .path("users");

        assertThat(users.get(0).path("familyName").asText()).isEqualTo("Walker");
        assertThat(users.get(0).properties()).hasSize(2);
    }

    @Test
    void showsDeletedRecordsAsToBeDeleted() {
        Answer deleted = reader(READ).get(SERVICE + "/users", "filter", "status='tobedeleted'");

        assertThat(deleted.headers()).containsEntry("X-Total-Count", "4");
        assertThat(json(deleted).at("/users/0/enabledUser").asText()).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "filter,shoeSize='42',invalid_filter_field",
        "fields,shoeSize,invalid_selection_field",
        "sort,shoeSize,invaliddata",
        "orderBy,up,invaliddata",
        "limit,0,invaliddata",
        "offset,-1,invaliddata",
        "page,2,invaliddata"
    })
    void refusesAParameterItCannotFollow(String name, String value, String codeMinor) {
        assertFailed(reader(READ).get(SERVICE + "/users", name, value), 400, codeMinor);
    }

    @Test
    void givesOneRecordWithReferencesBelowTheCallersAddress() {
        JsonNode user = json(reader(READ).get(SERVICE + "/users/student-001")).path("user");

        assertThat(user.path("enabledUser").asText()).isEqualTo("true");
        assertThat(user.at("/roles/0/org/href").asText())
                .isEqualTo("http://localhost:8090/oneroster" + SERVICE + "/orgs/school-north");
    }

    @ParameterizedTest
    @CsvSource({
        "orgs,school-south,org",
        "academicSessions,term-autumn,academicSession",
        "courses,course-1,course",
        "classes,class-3,class",
        "users,student-042,user",
        "enrollments,enrollment-student-001-class-1,enrollment"
    })
    void givesOneRecordOfEachKind(String collection, String id, String wrapper) {
        assertThat(json(reader(READ).get(SERVICE + "/" + collection + "/" + id))
                        .path(wrapper)
                        .path("sourcedId")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertFailed(reader(READ).get(SERVICE + "/users/nobody"), 404, "unknownobject");
        assertFailed(reader(READ).get(SERVICE + "/teachers/student-001"), 404, "unknownobject");
        assertFailed(reader(READ).get(SERVICE + "/classes/none/students"), 404, "unknownobject");
        assertFailed(reader(READ).get(SERVICE + "/lineItems"), 404, "unknownobject");
    }

    @Test
    void takesTimeBacksWritesAndShowsThemInTheStandardsForm() {
        Caller writer = with(json(tokenFor("demo-client", "demo-secret", ""))
                .path("access_token")
                .asText());
        String body = """
                {"user": {"sourcedId": "student-001", "enabledUser": false, "givenName": "Ada", "familyName": "Changed",
                  "roles": [{"roleType": "primary", "role": "student", "org": {"sourcedId": "school-south"}}]}}""";

        Answer replaced = writer.sendJson("PUT", SERVICE + "/users/student-001", body);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(json(replaced).at("/user/enabledUser").isBoolean()).isTrue();
        JsonNode read = json(writer.get(SERVICE + "/users/student-001")).path("user");
        assertThat(read.path("familyName").asText()).isEqualTo("Changed");
        assertThat(read.path("enabledUser").asText()).isEqualTo("false");
        assertThat(read.path("dateLastModified").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
    }

    @Test
    void createsAndMarksAsToBeDeleted() {
        Caller writer = with(json(tokenFor("demo-client", "demo-secret", ""))
                .path("access_token")
                .asText());
        Answer created = writer.sendJson("POST", SERVICE + "/users", """
                {"user": {"enabledUser": true, "givenName": "New", "familyName": "Comer",
                  "roles": [{"roleType": "primary", "role": "student", "org": {"sourcedId": "school-north"}}]}}""");
        String id = json(created).at("/user/sourcedId").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(writer.delete(SERVICE + "/users/" + id).status()).isEqualTo(204);
        assertThat(json(writer.get(SERVICE + "/users/" + id)).at("/user/status").asText())
                .isEqualTo("tobedeleted");
    }

    @Test
    void refusesAnInvalidWriteAndAReadersWrite() {
        Caller writer = with(json(tokenFor("demo-client", "demo-secret", ""))
                .path("access_token")
                .asText());

        assertFailed(writer.sendJson("PUT", SERVICE + "/users/student-001", "{"), 400, "invaliddata");
        assertFailed(writer.sendJson("PUT", SERVICE + "/users/student-001", "{\"user\":{}}"), 422, "invaliddata");
        assertFailed(reader(READ).sendJson("POST", SERVICE + "/users", "{}"), 403, "forbidden");
    }

    @Test
    void returnsToItsFirstStateOnReset() {
        Caller writer = with(json(tokenFor("demo-client", "demo-secret", ""))
                .path("access_token")
                .asText());
        writer.delete(SERVICE + "/users/student-001");

        twin.reset();

        assertThat(writer.get(SERVICE + "/users").status()).isEqualTo(401);
        assertThat(json(reader(READ).get(SERVICE + "/users/student-001"))
                        .at("/user/status")
                        .asText())
                .isEqualTo("active");
    }

    private Caller reader(String scope) {
        return with(json(tokenFor("demo-client", "demo-secret", scope))
                .path("access_token")
                .asText());
    }

    private Caller with(String token) {
        return anyone.with("Authorization", "Bearer " + token);
    }

    private Answer tokenFor(String client, String secret, String scope) {
        return anyone.with("Authorization", basic(client, secret))
                .post("/oauth/token", "grant_type", "client_credentials", "scope", scope);
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).path("error").asText()).isEqualTo(error);
    }

    private static void assertFailed(Answer answer, int status, String codeMinor) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer)
                        .at("/imsx_CodeMinor/imsx_codeMinorField/0/imsx_codeMinorFieldValue")
                        .asText())
                .isEqualTo(codeMinor);
    }

    private static JsonNode json(Answer answer) {
        return Json.parseObject(answer.body()).orElseThrow();
    }
}
