package io.fairlead.testing.simulators.oneroster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.simulators.Simulators;
import io.fairlead.testing.simulators.twin.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneRosterControlTest {

    private static final String SERVICE = "/ims/oneroster/rostering/v1p2";

    private static Simulators simulators;

    private String token = "";

    @BeforeAll
    static void start() {
        simulators = Simulators.start(0, 600);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void startOver() {
        control("reset", "").statusCode(204);
        token = http().auth()
                .preemptive()
                .basic("demo-client", "demo-secret")
                .formParam("grant_type", "client_credentials")
                .post("/oneroster/oauth/token")
                .path("access_token");
    }

    @Test
    void tellsTheTruthLineByLineAsTheServiceShowsIt() {
        Response truth = http().queryParam("entity", "users").get("/_control/oneroster/records");

        List<String> lines = truth.asString().lines().toList();
        assertThat(truth.header("X-Total-Count")).isEqualTo("600");
        assertThat(lines).hasSize(600);
        assertThat(lines.stream().map(line -> json(line).path("sourcedId").asText()))
                .isSorted();
        JsonNode served = json(users("limit", 1_000, "sort", "sourcedId").asString());
        assertThat(lines.stream().map(OneRosterControlTest::json)).containsExactlyElementsOf(served.path("users"));
    }

    @Test
    void evolvesAndSaysHow() {
        control("evolve", "{\"seed\": 7, \"changes\": 100, \"remove\": true}")
                .statusCode(200)
                .body("changes", equalTo(100));
        Response changed = users("limit", 1_000, "filter", "dateLastModified>='2026-10-01T00:00:00.000Z'");

        assertThat(Integer.parseInt(changed.header("X-Total-Count"))).isBetween(20, 100);
        startOver();
        assertThat(users("limit", 1).header("X-Total-Count")).isEqualTo("600");
    }

    @Test
    void deletesAShare() {
        int before = deleted();

        control("mass-delete", "{\"entity\": \"users\", \"share\": 0.4}")
                .statusCode(200)
                .body("of", equalTo(600 - before))
                .body("deleted", equalTo((int) ((600 - before) * 0.4)));

        assertThat(deleted()).isEqualTo(before + (int) ((600 - before) * 0.4));
        assertThat(users("limit", 1).header("X-Total-Count")).isEqualTo("600");
    }

    private int deleted() {
        return Integer.parseInt(
                users("limit", 1, "filter", "status='tobedeleted'").header("X-Total-Count"));
    }

    @Test
    void refusesWhatItCannotDo() {
        control("evolve", "{\"seed\": 7}").statusCode(400).body("error", containsString("changes"));
        control("mass-delete", "{\"entity\": \"users\", \"share\": 1.5}")
                .statusCode(400)
                .body("error", containsString("up to 1"));
        control("mass-delete", "{\"entity\": \"toys\", \"share\": 1}").statusCode(400);
        http().get("/_control/oneroster/records").then().statusCode(400);
        http().queryParam("entity", "toys")
                .get("/_control/oneroster/records")
                .then()
                .statusCode(400);
        http().get("/_control/stripe/reads").then().statusCode(400);
        http().body("{\"kind\": \"short-page\"}")
                .post("/_control/stripe/faults")
                .then()
                .statusCode(400);
    }

    @Test
    void countsHowOftenEachPageWasServed() {
        users("limit", 100, "offset", 0);
        users("limit", 100, "offset", 100);
        users("limit", 100, "offset", 100);

        http().get("/_control/oneroster/reads")
                .then()
                .body("pages.path", contains(SERVICE + "/users", SERVICE + "/users"))
                .body("pages.offset", contains(0, 100))
                .body("pages.times", contains(1, 2))
                .body("pages.limit", contains(100, 100))
                .body("others", equalTo(0));
        http().delete("/_control/oneroster/reads").then().statusCode(204);
        http().get("/_control/oneroster/reads").then().body("pages", hasSize(0));
    }

    @Test
    void failsEachThirdCall() {
        arm("{\"kind\": \"flapping\", \"status\": 500, \"every\": 3}");

        assertThat(List.of(status(), status(), status(), status(), status(), status()))
                .containsExactly(200, 200, 500, 200, 200, 500);
    }

    @Test
    void givesThePageBeforeAgain() {
        arm("{\"kind\": \"repeated-page\", \"times\": 1}");
        String first = page(0);

        assertThat(page(100)).isEqualTo(first);
        assertThat(page(100)).isNotEqualTo(first);
    }

    @Test
    void givesHalfOfAPageAndCountsAll() {
        arm("{\"kind\": \"short-page\", \"times\": 1}");
        one().then().statusCode(200).body("user.sourcedId", equalTo("student-001"));

        Response half = users("limit", 100);

        half.then().body("users", hasSize(50)).header("X-Total-Count", "600");
        users("limit", 100).then().body("users", hasSize(100));
    }

    @Test
    void saysWhatTimeItIs() {
        one().then().header("Date", matchesPattern("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT"));
    }

    private int status() {
        return one().statusCode();
    }

    private Response one() {
        return service().get(SERVICE + "/users/student-001");
    }

    private String page(int offset) {
        return users("sort", "sourcedId", "offset", offset).asString();
    }

    private Response users(Object first, Object... more) {
        RequestSpecification request = service().queryParam(first.toString(), more[0]);
        for (int at = 1; at < more.length; at += 2) {
            request.queryParam(more[at].toString(), more[at + 1]);
        }
        return request.get(SERVICE + "/users");
    }

    private RequestSpecification service() {
        return http().basePath("/oneroster").header("Authorization", "Bearer " + token);
    }

    private static void arm(String fault) {
        control("faults", fault).statusCode(201);
    }

    private static ValidatableResponse control(String order, String body) {
        return http().body(body).post("/_control/oneroster/" + order).then();
    }

    private static JsonNode json(String text) {
        return Json.parseObject(text).orElseThrow();
    }

    private static RequestSpecification http() {
        return given().baseUri(simulators.baseUrl());
    }
}
