package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.suite.Suite;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A roster comes in through the assembled suite, changes at its source, and is told of by webhooks. */
@WithSuite
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RosterJourneyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String INTEGRATION = "roster";
    private static final String SECRET = "whsec_cm9zdGVyLWpvdXJuZXktd2ViaG9vay1zZWNyZXQtMDE=";
    private static final List<String> STREAMS =
            List.of("orgs", "academicSessions", "courses", "users", "classes", "enrollments");

    private final Suite suite;
    private final Journey school;

    RosterJourneyTest(Suite suite) {
        this.suite = suite;
        this.school = new Journey(suite, "school");
    }

    @Test
    @Order(1)
    void aRosterComesInAndIsTheSourcesRowByRow() {
        configure();

        String run = start("full");
        await().atMost(PATIENCE).until(() -> run(run).getInt("counts.read") > 0);
        suite.kill(suite.replicas(Service.SYNC).getFirst());
        suite.mend();
        JsonPath ended = awaitState(run, "succeeded");

        assertThat(ended.getList("streams.stream")).hasSameElementsAs(STREAMS);
        addUp(ended);
        for (String stream : List.of("orgs", "courses", "classes"))
            assertThat(records(stream)).as(stream).isEqualTo(atTheSource(stream));
        JsonPath user = record("users", "student-042");
        assertThat(user.getString("state")).isEqualTo("synced");
        assertThat(user.getString("references.primaryOrg[0].id")).isNotBlank();
        assertThat(awaitState(start("full"), "succeeded").getInt("counts.created"))
                .isZero();
    }

    @Test
    @Order(2)
    void whatChangesAtTheSourceComesWithTheNextIncrementalRun() {
        change("users", "student-042", "\"familyName\":\"Incremental\"");

        JsonPath ended = awaitState(start("incremental"), "succeeded");

        addUp(ended);
        assertThat(record("users", "student-042").getString("record.familyName"))
                .isEqualTo("Incremental");
    }

    @Test
    @Order(3)
    void aMassDeleteIsParkedAndCanBeRejected() {
        int before = records("courses").size();
        given().body("{\"entity\":\"courses\",\"share\":0.5}")
                .post(suite.twins() + "/_control/oneroster/mass-delete")
                .then()
                .statusCode(200);

        JsonPath parked = awaitState(start("incremental"), "parked");

        assertThat(parked.getString("parked[0].stream")).isEqualTo("courses");
        String id = parked.getString("id");
        await().atMost(PATIENCE).until(() -> school.as("viewer")
                .get("/api/v1/inbox?kind=run&limit=500")
                .jsonPath()
                .getList("items.id")
                .contains(id));
        school.as("operator").post("/api/v1/sync/runs/{id}/reject", id).then().statusCode(200);
        assertThat(records("courses")).hasSize(before);
    }

    @Test
    @Order(4)
    void aWebhookHasItsRecordReadAgain() {
        String url = school.as("admin")
                .body("{\"integration\":\"%s\",\"secrets\":[\"%s\"]}".formatted(INTEGRATION, SECRET))
                .post("/api/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        given().body("{\"url\":\"%s\",\"secret\":\"%s\"}".formatted(url, SECRET))
                .post(suite.twins() + "/_control/oneroster/webhooks")
                .then()
                .statusCode(anyOf(is(200), is(201)));

        change("users", "student-042", "\"familyName\":\"Webhook\"");

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> record("users", "student-042")
                .getString("record.familyName")
                .equals("Webhook"));
    }

    private void configure() {
        school.as("admin")
                .body("""
                        {"name":"%s","connector":"oneroster",
                         "settings":{"base-url":"%2$s/oneroster/ims/oneroster/rostering/v1p2","token-url":"%2$s/oneroster/oauth/token"},
                         "credentials":{"client-id":"demo-client","client-secret":"demo-secret"}}""".formatted(INTEGRATION, suite.twins()))
                .post("/api/v1/integrations")
                .then()
                .statusCode(anyOf(is(201), is(409)));
    }

    private String start(String mode) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> school.as("operator")
                                .body("{\"integration\":\"%s\",\"mode\":\"%s\"}".formatted(INTEGRATION, mode))
                                .post("/api/v1/sync/runs")
                                .jsonPath()
                                .getString("id"),
                        Objects::nonNull);
    }

    private JsonPath run(String id) {
        return school.as("viewer").get("/api/v1/sync/runs/{id}", id).jsonPath();
    }

    private JsonPath awaitState(String id, String state) {
        return await("run is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> run(id), found -> state.equals(found.getString("state")));
    }

    private static void addUp(JsonPath run) {
        assertThat(run.getInt("counts.read"))
                .isEqualTo(run.getInt("counts.created")
                        + run.getInt("counts.changed")
                        + run.getInt("counts.unchanged")
                        + run.getInt("counts.deleted")
                        + run.getInt("counts.rejected"));
    }

    private List<String> records(String stream) {
        return school
                .as("viewer")
                .get("/api/v1/records/{stream}?limit=500&integration={integration}", stream, INTEGRATION)
                .jsonPath()
                .<String>getList("items.externalIds.externalId.flatten()")
                .stream()
                .sorted()
                .toList();
    }

    private List<String> atTheSource(String stream) {
        return given().get(suite.twins() + "/_control/oneroster/records?entity=" + stream)
                .asString()
                .lines()
                .map(JsonPath::from)
                .filter(record -> record.getString("status").equals("active"))
                .map(record -> record.getString("sourcedId"))
                .sorted()
                .toList();
    }

    private JsonPath record(String stream, String externalId) {
        String id = school.as("viewer")
                .get(
                        "/api/v1/mappings/{stream}?externalId={id}&integration={integration}",
                        stream,
                        externalId,
                        INTEGRATION)
                .jsonPath()
                .getString("items[0].localId");
        return school.as("viewer")
                .get("/api/v1/records/{stream}/{id}", stream, id)
                .jsonPath();
    }

    private void change(String entity, String id, String fields) {
        given().body("{\"entity\":\"%s\",\"sourcedId\":\"%s\",\"fields\":{%s}}".formatted(entity, id, fields))
                .post(suite.twins() + "/_control/oneroster/records")
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }
}
