package io.fairlead.chassis.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.chassis.sample.Issuers;
import io.fairlead.chassis.sample.Token;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Issuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
@SuppressWarnings("NullAway.Init") // fields are injected
class ProblemTest {

    private static final String THING = """
            {"name":"lamp","serial-number":7}""";

    @TestHTTPResource
    URI service;

    @Test
    void takesWhatIsRight() {
        post(THING).statusCode(200).body("serial-number", equalTo(7));
    }

    @Test
    void saysEverythingAClientNeeds() {
        problem(post("{\"name\":"), 400, "bad-request")
                .body("type", equalTo("https://fairlead.dev/problems/bad-request"))
                .body("title", notNullValue())
                .body("instance", equalTo("/api/v1/things"))
                .body("retry", equalTo(false))
                .body("errors", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/things?name=<x>,21", "/api/v1/%zz,9", "/api/v1/th\\ings,11", "/{things},2"})
    void anAddressThatIsNoUriIs400WithItsPlace(String address, int place) throws IOException {
        assertThat(answerTo("GET", address))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("\r\nFairlead-Request-Id: ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                .contains("\"code\":\"bad-request\"", "at character " + place + ".");
    }

    @Test
    void aRequestWithoutPathIs400() throws IOException {
        assertThat(answerTo("GET", "?name=x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"bad-request\"", "The request names no path");
    }

    @ParameterizedTest
    @CsvSource({"GET,things", "GET,*", "CONNECT,localhost:80"})
    void aRequestForSomethingElseThanAPathFindsNothing(String method, String target) throws IOException {
        assertThat(answerTo(method, target)).startsWith("HTTP/1.1 404 ").contains("\"code\":\"not-found\"");
    }

    private String answerTo(String method, String address) throws IOException {
        try (var socket = new Socket("localhost", service.getPort())) {
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .formatted(method, address)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":",
                "{\"name\" \"x\"}",
                "nonsense",
                "{'name':1}",
                "{\"name\":\"a\"",
                "\u0000",
                "{\"name\":\"a\",\"name\":\"b\"}"
            })
    void malformedJsonIs400WithItsPlace(String body) {
        problem(post(body), 400, "bad-request").body("detail", matchesPattern(".* at line 1, column \\d+\\."));
    }

    @Test
    void jsonThatNestsTooDeepIs400() {
        problem(post("{\"extra\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400, "bad-request");
    }

    @Test
    void aNumberThatIsTooLongIs400() {
        problem(post("{\"extra\":" + "9".repeat(5_000) + "}"), 400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'a','serial-number':'seven'}|/serial-number|must be a whole number",
                "{'name':'a','serial-number':'7'}|/serial-number|must be a whole number",
                "{'name':'a','serial-number':7.5}|/serial-number|must be a whole number",
                "{'name':'a','serial-number':null}|/serial-number|must be a whole number",
                "{'name':7,'serial-number':7}|/name|must be a string",
                "{'name':{'a':1},'serial-number':7}|/name|must be a string",
                "{'name':'a','serial-number':7,'colour':'BLUE'}|/colour|must be one of RED, GREEN",
                "{'name':'a','serial-number':7,'sise':1}|/sise|is not known here",
                "{'name':'a','serial-number':7,'parts':7}|/parts|must be an array",
                "{'name':'a','serial-number':7,'parts':[{'name':'b'},{'nam~e/':'c'}]}|/parts/1/nam~0e~1|is not known here",
                "{'name':'a','serial-number':7,'owner':{'value':'No Name'}}|/owner|a tenant is kebab-case, 1 to 63 characters",
                "[]||must be an object",
                "7||must be an object",
            })
    void aBodyOfTheWrongTypesIs422WithThePointer(String body, String pointer, String message) {
        problem(post(body.replace('\'', '"')), 422, "invalid-body")
                .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
                .body("errors[0].message", equalTo(message));
    }

    @Test
    void aBodyThatBreaksRulesIs422WithEveryErrorAndItsPointer() {
        problem(post("""
                        {"name":"","serial-number":101,"parts":[{"name":"ok"},{"name":" "}]}"""), 422, "invalid-body")
                .body("errors.pointer", hasItems("/name", "/serial-number", "/parts/1/name"))
                .body("errors.message", hasItem("must be less than or equal to 100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIs422(String body) {
        problem(post(body), 422, "invalid-body").body("errors[0].pointer", equalTo(""));
    }

    @Test
    void anUnknownAddressIs404() {
        problem(admin().get("/api/v1/nothing"), 404, "not-found");
        problem(admin().get("/api/v1/things/7f6a1c1e-9c3d-4c39-8a5e-0d3a8f5f9b11/nothing"), 404, "not-found");
    }

    @Test
    void anotherMethodIs405() {
        problem(admin().delete("/api/v1/things"), 405, "method-not-allowed");
    }

    @Test
    void anotherMediaTypeIs406Or415() {
        problem(admin().accept("application/xml").get("/api/v1/things"), 406, "not-acceptable");
        problem(
                admin().contentType("application/xml").body("<a/>").post("/api/v1/things"),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIs413() {
        problem(post("{\"name\":\"" + "x".repeat(1_100_000) + "\"}"), 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/things/not-a-uuid",
                "/api/v1/things?colour=BLUE",
                "/api/v1/things/7f6a1c1e-9c3d-4c39-8a5e-0d3a8f5f9b11?depth=deep"
            })
    void aParameterOfTheWrongTypeIs400(String path) {
        problem(admin().get(path), 400, "invalid-parameter");
    }

    @Test
    void aParameterOutOfBoundsIs400WithItsName() {
        problem(admin().get("/api/v1/things/7f6a1c1e-9c3d-4c39-8a5e-0d3a8f5f9b11?depth=4"), 400, "invalid-parameter")
                .body("parameter", equalTo("depth"));
    }

    @Test
    void anUnknownParameterIs400WithItsName() {
        problem(admin().get("/api/v1/things?color=RED"), 400, "invalid-parameter")
                .body("parameter", equalTo("color"));
        problem(admin().get("/api/v1/things/whoami?limit=1"), 400, "invalid-parameter");
        admin().get("/api/v1/things?colour=RED&limit=1").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "501", "ten", "9999999999"})
    void aLimitOutOfBoundsIs400WithItsName(String limit) {
        problem(admin().queryParam("limit", limit).get("/api/v1/things"), 400, "invalid-parameter")
                .body("parameter", equalTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "AAAA", "%00", "eyJpZCI6MX0"})
    void aForeignCursorIs400(String cursor) {
        problem(admin().queryParam("cursor", cursor).get("/api/v1/things"), 400, "invalid-cursor");
    }

    @Test
    void turnsPagesToTheEnd() {
        var first = admin().get("/api/v1/things?limit=5")
                .then()
                .statusCode(200)
                .body("items", equalTo(java.util.List.of(0, 1, 2, 3, 4)));
        String next = first.extract().path("next");
        admin().queryParam("limit", 5)
                .queryParam("cursor", next)
                .get("/api/v1/things")
                .then()
                .statusCode(200)
                .body("items", equalTo(java.util.List.of(5, 6)))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "unexpectedly,500,internal",
        "checked,500,internal",
        "later,500,internal",
        "slow,504,service-timeout",
        "duplicate,409,conflict",
        "foreign,403,forbidden"
    })
    void whatIsThrownBecomesAProblemThatLeaksNothing(String how, int status, String code) {
        problem(admin().get("/api/v1/things/broken/" + how), status, code);
    }

    @Test
    void plainRoutesAnswerInTheSameWay() {
        problem(admin().get("/api/v1/plain/broken"), 500, "internal");
        problem(admin().get("/api/v1/plain/throttled"), 429, "rate-limited")
                .header("Retry-After", equalTo("2"))
                .body("retry", equalTo(true));
    }

    @Test
    void everyAnswerCarriesARequestId() {
        admin().get("/api/v1/things").then().header("Fairlead-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().get("/q/health/live").then().header("Fairlead-Request-Id", notNullValue());
    }

    @Test
    void keepsTheRequestIdItCameWithWhenItIsOne() {
        admin().header("Fairlead-Request-Id", "abc-1")
                .get("/api/v1/things")
                .then()
                .header("Fairlead-Request-Id", equalTo("abc-1"));
        admin().header("Fairlead-Request-Id", "{bad}")
                .get("/api/v1/things")
                .then()
                .header("Fairlead-Request-Id", not(equalTo("{bad}")));
    }

    @Test
    void keepsTheTraceItCameWith() {
        problem(
                        admin().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .get("/api/v1/nothing"),
                        404,
                        "not-found")
                .body("traceId", equalTo("0af7651916cd43dd8448eb211c80319c"));
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Token.of("school", "admin").text());
    }

    private static ValidatableResponse post(String body) {
        return admin().contentType("application/json")
                .body(body)
                .post("/api/v1/things")
                .then();
    }

    private static ValidatableResponse problem(io.restassured.response.Response response, int status, String code) {
        return problem(response.then(), status, code);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("Fairlead-Request-Id", notNullValue())
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("traceId", allOf(matchesPattern("[0-9a-f]{32}"), not(equalTo("0".repeat(32)))))
                .body(not(containsString("secret")))
                .body(not(containsString("java.")));
    }
}
