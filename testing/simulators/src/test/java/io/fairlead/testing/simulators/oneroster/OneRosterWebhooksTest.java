package io.fairlead.testing.simulators.oneroster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.fairlead.testing.simulators.Receiver;
import io.fairlead.testing.simulators.Receiver.Arrival;
import io.fairlead.testing.simulators.Simulators;
import io.fairlead.testing.simulators.twin.Json;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library of the Standard Webhooks judges what arrives. */
class OneRosterWebhooksTest {

    private static final String SECRET = "whsec_Zm91ci1hbmQtdHdlbnR5LWJ5dGVzLW9yLW1vcmU=";

    private static Simulators simulators;

    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void start() {
        simulators = Simulators.start(0, 230);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void startOver() {
        http().post("/_control/oneroster/reset").then().statusCode(204);
        http().body("{\"pausesMs\": [1, 1], \"timeoutMs\": 120000}")
                .put("/_control/oneroster/retries")
                .then()
                .statusCode(204);
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void registersByControlAndShowsNoSecret() {
        register().statusCode(201).body("id", equalTo("webhook-1"));

        http().get("/_control/oneroster/webhooks")
                .then()
                .body("webhooks", hasSize(1))
                .body("webhooks[0].url", equalTo(receiver.url("/hook")));
        assertThat(http().get("/_control/oneroster/webhooks").asString()).doesNotContain(SECRET);
        http().delete("/_control/oneroster/webhooks").then().statusCode(204);
        http().get("/_control/oneroster/webhooks").then().body("webhooks", hasSize(0));
    }

    @Test
    void tellsOfTimeBacksWrites() {
        register();
        String token = token();
        String user = """
                {"user": {"sourcedId": "new-1", "enabledUser": true, "givenName": "New", "familyName": "Comer",
                  "roles": [{"roleType": "primary", "role": "student", "org": {"sourcedId": "school-north"}}]}}""";

        users(token).body(user).post("/users").then().statusCode(201);
        JsonNode created = verified(receiver.next());
        users(token).body(user).put("/users/new-1").then().statusCode(200);
        JsonNode updated = verified(receiver.next());
        users(token).delete("/users/new-1").then().statusCode(204);
        JsonNode deleted = verified(receiver.next());

        assertThat(List.of(created, updated, deleted))
                .extracting(notice -> notice.path("type").asText())
                .containsExactly("user.created", "user.updated", "user.deleted");
        assertThat(List.of(created, updated, deleted))
                .extracting(notice -> notice.path("data"))
                .containsOnly(Json.object().put("entity", "users").put("sourcedId", "new-1"));
        assertThat(Instant.parse(created.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "orgs,school-north,name,org.updated",
        "academicSessions,term-autumn,title,academicSession.updated",
        "courses,course-1,title,course.updated",
        "classes,class-1,title,class.updated",
        "users,student-001,givenName,user.updated",
        "enrollments,enrollment-teacher-01-class-1,role,enrollment.updated",
        "classes,class-new,title,class.created",
    })
    void tellsOfWhatTheSchoolItselfChanges(String collection, String sourcedId, String field, String type) {
        register();

        change(collection, sourcedId, field, "Changed").statusCode(200).body(field, equalTo("Changed"));

        JsonNode notice = verified(receiver.next());
        assertThat(notice.path("type").asText()).isEqualTo(type);
        assertThat(notice.at("/data/entity").asText()).isEqualTo(collection);
        assertThat(notice.at("/data/sourcedId").asText()).isEqualTo(sourcedId);
    }

    @Test
    void tellsOfADayInTheOffice() {
        register();

        http().body("{\"seed\": 7, \"changes\": 20}")
                .post("/_control/oneroster/evolve")
                .then()
                .statusCode(200)
                .body("changes", equalTo(20));

        assertThat(receiver.next(20).stream()
                        .map(arrival -> verified(arrival).path("type").asText()))
                .contains("user.created", "user.updated", "enrollment.created");
    }

    @Test
    void takesTheStandardsStatusForADeletion() {
        register();

        change("classes", "class-1", "status", "tobedeleted").statusCode(200);

        assertThat(verified(receiver.next()).path("type").asText()).isEqualTo("class.deleted");
    }

    @Test
    void showsAChangeInTheServiceToo() {
        change("users", "student-001", "givenName", "Changed").statusCode(200);

        users(token()).get("/users/student-001").then().body("user.givenName", equalTo("Changed"));
    }

    @Test
    void refusesAChangeItCannotMake() {
        change("toys", "toy-1", "title", "x").statusCode(400).body("error", containsString("no collection toys"));
        change("users", "student-001", "shoeSize", "42").statusCode(400);
        change("users", "student-001", "sourcedId", "other").statusCode(400);
        http().body("{}").post("/_control/juso/records").then().statusCode(400);
    }

    @Test
    void repeatsUnderTheSameId() {
        receiver.thenAnswers(503).thenAnswers(301, Map.of("Location", receiver.url("/elsewhere")));
        register();
        change("users", "student-001", "givenName", "Changed");

        List<Arrival> arrivals = receiver.next(3);

        assertThat(arrivals).allSatisfy(OneRosterWebhooksTest::verified);
        assertThat(arrivals).extracting(Arrival::path).containsOnly("/hook");
        assertThat(arrivals)
                .extracting(arrival -> arrival.header("webhook-id"))
                .allMatch(id -> id.matches("msg_[0-9A-Za-z]{27}"))
                .containsOnly(arrivals.getFirst().header("webhook-id"));
    }

    @Test
    void removesWhoIsGone() {
        receiver.thenAnswers(410);
        register();
        change("users", "student-001", "givenName", "Once");
        receiver.next();

        Receiver.await(() -> http().get("/_control/oneroster/webhooks")
                .<List<Object>>path("webhooks")
                .isEmpty());
        http().get("/_control/oneroster/deliveries").then().body("deliveries.state", contains("unsubscribed"));
    }

    @Test
    void sendsOnDemandWhatTheLibraryAccepts() {
        deliver("\"type\": \"class.created\", \"count\": 4, \"duplicates\": 1").body("sent", equalTo(8));

        List<Arrival> arrivals = receiver.next(8);

        assertThat(arrivals)
                .extracting(arrival -> verified(arrival).path("type").asText())
                .containsOnly("class.created");
        assertThat(arrivals.stream()
                        .map(arrival -> arrival.header("webhook-id"))
                        .distinct())
                .hasSize(4);
        assertThat(arrivals.stream()
                        .map(arrival -> verified(arrival).at("/data/sourcedId").asText())
                        .distinct())
                .containsExactlyInAnyOrder("class-1", "class-2", "class-3", "class-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "altered", "late", "unsigned"})
    void sendsOnDemandWhatTheLibraryRefuses(String fault) {
        deliver("\"fault\": \"" + fault + "\"").body("sent", equalTo(1));
        Arrival arrival = receiver.next();

        assertThatThrownBy(() -> library().verify(arrival.body(), arrival.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void refusesAnOrderItCannotCarryOut() {
        deliver("\"count\": 1001").statusCode(400).body("error", containsString("from 1 to 1000"));
        deliver("\"fault\": \"lost\"").statusCode(400).body("error", containsString("truncated"));
        deliver("\"type\": \"toy.created\"").statusCode(400).body("error", containsString("toy.created"));
        deliver("\"colour\": \"red\"").statusCode(400);
        http().body("{\"url\": \"%s\", \"secret\": \"whsec_c2hvcnQ=\"}".formatted(receiver.url("/hook")))
                .post("/_control/oneroster/webhooks")
                .then()
                .statusCode(400)
                .body("error", containsString("5 bytes"));
        http().body("{\"url\": \"localhost\", \"secret\": \"%s\"}".formatted(SECRET))
                .post("/_control/oneroster/webhooks")
                .then()
                .statusCode(400)
                .body("error", not(containsString(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"pausesMs\": 5}", "{\"pausesMs\": [-1]}", "{\"pausesMs\": [], \"jitter\": 1}"})
    void refusesAScheduleItCannotKeep(String schedule) {
        http().body(schedule).put("/_control/oneroster/retries").then().statusCode(400);
    }

    @Test
    void showsItsScheduleAndReturnsToIt() {
        http().get("/_control/oneroster/retries").then().body("pausesMs", contains(1, 1));
        http().delete("/_control/oneroster/retries").then().statusCode(204);

        http().get("/_control/oneroster/retries")
                .then()
                .body("pausesMs", contains(1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000))
                .body("timeoutMs", equalTo(10_000));
    }

    private ValidatableResponse register() {
        return http().body("{\"url\": \"%s\", \"secret\": \"%s\"}".formatted(receiver.url("/hook"), SECRET))
                .post("/_control/oneroster/webhooks")
                .then();
    }

    private ValidatableResponse deliver(String more) {
        return http().body("{\"url\": \"%s\", \"secret\": \"%s\", %s}".formatted(receiver.url("/hook"), SECRET, more))
                .post("/_control/oneroster/deliveries")
                .then();
    }

    private static ValidatableResponse change(String collection, String sourcedId, String field, String value) {
        return http().body("""
                        {"entity": "%s", "sourcedId": "%s", "fields": {"%s": "%s"}}""".formatted(collection, sourcedId, field, value))
                .post("/_control/oneroster/records")
                .then();
    }

    private static JsonNode verified(Arrival arrival) {
        try {
            library().verify(arrival.body(), arrival.headers());
        } catch (WebhookVerificationException refused) {
            throw new AssertionError(refused);
        }
        return Json.parseObject(arrival.body()).orElseThrow();
    }

    private static Webhook library() {
        try {
            return new Webhook(SECRET);
        } catch (EmptyWebhookSecretException notASecret) {
            throw new AssertionError(notASecret);
        }
    }

    private static String token() {
        return http().auth()
                .preemptive()
                .basic("demo-client", "demo-secret")
                .formParam("grant_type", "client_credentials")
                .post("/oneroster/oauth/token")
                .path("access_token");
    }

    private static RequestSpecification users(String token) {
        return http().basePath("/oneroster/ims/oneroster/rostering/v1p2")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static RequestSpecification http() {
        return given().baseUri(simulators.baseUrl());
    }
}
