package io.fairlead.chassis.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.chassis.sample.Issuers;
import io.fairlead.chassis.sample.Token;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers say of themselves where nobody asks them, and how they would like to come in there. */
@QuarkusTest
@WithTestResource(value = Issuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
@SuppressWarnings("NullAway.Init") // fields are injected
class OpenPathsTest {

    private static final String OPEN = "/.well-known/sample";
    /** Nothing but the door stands before it. */
    private static final String CLOSED = "/api/v1/plain/throttled";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @MethodSource("credentialsOfStrangers")
    void credentialsThatAreNoneOfOursReachWhoeverServesAnOpenPath(String authorization) {
        given().header("Authorization", authorization)
                .get(OPEN)
                .then()
                .statusCode(200)
                .body(equalTo(authorization + " of nobody"));
    }

    static Stream<String> credentialsOfStrangers() {
        return Stream.of(
                "Basic c3RyYW5nZXI6c2VjcmV0",
                "Bearer somebody-elses",
                "Bearer a.b.c",
                "Bearer " + Token.of("school", "admin").secondsUntilExpiry(-5).text(),
                "Bearer " + Token.withoutTenant("nobody", "admin").text(),
                "Bearer " + Token.of("school", "admin").text(),
                "Signature keyId=\"1\"",
                "Bearer",
                "x");
    }

    @Test
    void openPathsAreOpenToThoseWhoSayNothing() {
        given().get(OPEN).then().statusCode(200).body(equalTo("null of nobody"));
        given().get(OPEN + "/below").then().statusCode(200);
        given().get(OPEN + "/").then().statusCode(200);
    }

    @Test
    void nobodyActsForATenantOnAnOpenPath() {
        var token = Token.withoutTenant("sync", "service").text();

        given().auth()
                .oauth2(token)
                .header("Fairlead-Tenant", "law")
                .get(OPEN)
                .then()
                .statusCode(200)
                .body(equalTo("Bearer " + token + " of nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CLOSED,
                "/.well-known/.." + CLOSED,
                "/.well-known/../.well-known/.." + CLOSED,
                "/.well-known/%2e%2e" + CLOSED,
                "/.well-known/.%2E" + CLOSED,
                "/.well-known/..;" + CLOSED,
                "/.well-known/..;x=y" + CLOSED,
                "/.well-known/;/.." + CLOSED,
                "/.well-known;/.." + CLOSED,
                "/.well-known/..%2fapi/v1/plain/throttled",
                "/.well-known%2f..%2fapi/v1/plain/throttled",
                "/.well-known/..%5capi/v1/plain/throttled",
                "/.well-known/..\\api/v1/plain/throttled",
                "/.well-known/%00/.." + CLOSED,
                "/.well-known//.." + CLOSED,
                "/.well-known/./.." + CLOSED,
                "//.well-known/.." + CLOSED,
                "/q/.." + CLOSED,
                "/q/health/../.." + CLOSED,
                "/api/v1/.." + CLOSED,
                "/." + CLOSED,
                "/" + CLOSED,
                "http://x/.well-known/.." + CLOSED,
                "http://x/.well-known@x" + CLOSED,
                "http://x" + CLOSED + "?/.well-known/sample",
                CLOSED + "?/.well-known",
                CLOSED + "#/.well-known",
                CLOSED + "/",
                CLOSED + "/../../../../.well-known/sample",
                "/%2ewell-known/sample",
                "/.WELL-KNOWN/sample",
                "/.well-known-too/sample",
                "/.well-knownsample",
                "/./.well-known/sample",
                "//.well-known/sample",
                "/.well-known//sample",
                "/.well-known/./sample",
                "/.well-known/sample/..",
                "/.well-known/sample;x=y"
            })
    void nobodyComesInByAPathThatOnlyLooksOpen(String path) throws Exception {
        for (var authorization : List.of("", "Authorization: Bearer x\r\n", "Authorization: Basic eDp5\r\n")) {
            assertThat(status(path, authorization))
                    .describedAs("%s with '%s'", path, authorization.strip())
                    .isIn(400, 401);
        }
    }

    /** Written as no well-behaved client would. */
    private int status(String path, String headers) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var request = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n".formatted(path, headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().split(" ", 3)[1]);
        }
    }
}
