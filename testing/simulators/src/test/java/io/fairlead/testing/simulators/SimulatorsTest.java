package io.fairlead.testing.simulators;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorsTest {

    private static Simulators simulators;

    @BeforeAll
    static void start() {
        simulators = Simulators.start(0, 230);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void resetJuso() {
        http().post("/_control/juso/reset").then().statusCode(204);
    }

    @Test
    void saysWhichTwinsAreUp() {
        http().get("/health").then().statusCode(200).body("twins", hasItem("juso"));
    }

    @Test
    void answersThrottledAsOftenAsToldAndThenAsUsual() {
        arm("""
                {"kind": "rate-limit", "times": 2, "retryAfter": 7}""");

        search().then().statusCode(429).header("Retry-After", "7");
        search().then().statusCode(429);
        search().then().statusCode(200);
    }

    @Test
    void strikesOnlyTheCallsAFaultIsMeantFor() {
        arm("""
                {"kind": "status", "status": 503, "method": "GET", "path": "/addrlink/*"}""");

        http().get("/juso/elsewhere").then().statusCode(404);
        http().post("/juso/addrlink/addrLinkApi.do").then().statusCode(200);
        search().then().statusCode(503);
        search().then().statusCode(503);
        http().delete("/_control/juso/faults").then().statusCode(204);
        search().then().statusCode(200);
    }

    @Test
    void breaksTheConnectionWithoutAnAnswer() {
        arm("""
                {"kind": "reset", "times": 1}""");

        assertThatThrownBy(() -> http().post("/juso/addrlink/addrLinkApi.do")).isInstanceOf(IOException.class);
        search().then().statusCode(200);
    }

    @Test
    void answersLate() {
        arm("""
                {"kind": "latency", "ms": 120, "times": 1}""");

        assertThat(search().time()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void endsInTheMiddleOfAnAnswer() {
        arm("""
                {"kind": "truncated", "times": 1}""");

        assertThatThrownBy(() -> search().asByteArray()).hasMessageContaining("Premature end");
        search().then().statusCode(200);
    }

    @Test
    void answersByteByByte() {
        arm("""
                {"kind": "trickle", "ms": 1, "times": 1}""");

        search().then().statusCode(200).body("results.common.errorCode", equalTo("0"));
    }

    @Test
    void showsAPageForPeople() {
        arm("""
                {"kind": "page", "times": 1}""");

        search().then().statusCode(200).contentType("text/html");
    }

    @Test
    void leadsInACircleOrWhereItIsTold() {
        arm("""
                {"kind": "redirect", "times": 1}""");
        arm("""
                {"kind": "redirect", "location": "http://10.0.0.1/", "times": 1}""");

        unredirected().then().statusCode(302).header("Location", endsWith("/juso/addrlink/addrLinkApi.do"));
        unredirected().then().statusCode(302).header("Location", equalTo("http://10.0.0.1/"));
    }

    @Test
    void answersWithMoreThanItSeems() {
        arm("""
                {"kind": "bomb", "megabytes": 3, "times": 1}""");
        arm("""
                {"kind": "nested", "depth": 500, "times": 1}""");

        assertThat(search().asByteArray()).hasSize(3 * (1 << 20) + 2);
        assertThat(search().asString()).startsWith("[".repeat(500) + "]");
    }

    @Test
    void keepsToARequestLimit() {
        http().body("{\"perSecond\": 1}")
                .put("/_control/juso/rate-limit")
                .then()
                .statusCode(204);

        search().then().statusCode(200);
        search().then().statusCode(429);
    }

    @Test
    void tellsHowOftenItWasReallyHitWithoutShowingAKey() {
        arm("""
                {"kind": "status", "status": 500, "times": 1}""");
        search();
        search();

        http().queryParam("path", "/addrlink/*")
                .get("/_control/juso/requests")
                .then()
                .body("total", equalTo(2))
                .body("matching", equalTo(2))
                .body("requests.status", contains(500, 200))
                .body("requests.acted", contains(false, true))
                .body("requests[0].fault", equalTo("status"))
                .body("requests[0].query", not(containsString("demo-confirm-key")))
                .body("requests[0].authorization", equalTo("Bearer ***"));
    }

    @Test
    void namesItselfAsItsCallerDoesOverHttp2Too() throws IOException, InterruptedException {
        var token = http().formParams(Map.of(
                        "grant_type", "client_credentials", "client_id", "demo-client", "client_secret", "demo-secret"))
                .post("/oneroster/oauth/token")
                .jsonPath()
                .getString("access_token");
        var orgs = HttpRequest.newBuilder(
                        URI.create(simulators.baseUrl() + "/oneroster/ims/oneroster/rostering/v1p2/orgs?limit=1"))
                .header("Authorization", "Bearer " + token)
                .build();

        try (var http = HttpClient.newHttpClient()) {
            var upgrading = http.send(orgs, BodyHandlers.ofString());
            var upgraded = http.send(orgs, BodyHandlers.ofString());

            assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(upgraded.headers().allValues("Link"))
                    .isEqualTo(upgrading.headers().allValues("Link"))
                    .first()
                    .asString()
                    .contains("<" + simulators.baseUrl() + "/oneroster/ims/");
        }
    }

    @Test
    void refusesAnInstructionItDoesNotKnow() {
        refuses("{\"kind\": \"earthquake\"}", "unknown kind");
        refuses("{\"kind\": \"latency\"}", "'ms' is missing");
        refuses("{\"kind\": \"latency\", \"ms\": \"10\"}", "whole number");
        refuses("{\"kind\": \"status\", \"status\": 302}", "cannot fail with status 302");
        refuses("{\"kind\": \"reset\", \"after\": 1}", "unknown [after]");
        refuses("{\"kind\": \"reset\", \"path\": \"addrlink\"}", "begins with a slash");
        refuses("[]", "must be a JSON object");
        http().get("/_control/paypal/faults").then().statusCode(404);
    }

    private static void refuses(String instruction, String because) {
        http().body(instruction)
                .post("/_control/juso/faults")
                .then()
                .statusCode(400)
                .body("error", containsString(because));
    }

    private static void arm(String fault) {
        http().body(fault).post("/_control/juso/faults").then().statusCode(201);
    }

    private static Response search() {
        return http().header("Authorization", "Bearer not-for-show")
                .queryParam("confmKey", "demo-confirm-key")
                .queryParam("keyword", "세종대로 209")
                .queryParam("resultType", "json")
                .get("/juso/addrlink/addrLinkApi.do");
    }

    private static Response unredirected() {
        return http().redirects().follow(false).get("/juso/addrlink/addrLinkApi.do");
    }

    private static RequestSpecification http() {
        return given().baseUri(simulators.baseUrl());
    }
}
