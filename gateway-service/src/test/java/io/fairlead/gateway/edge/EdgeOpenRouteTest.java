package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.gateway.stub.RawRequest;
import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubService;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send on an open route: it reaches the service as it was sent, and the answer them. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeOpenRouteTest {

    private static final String ENDPOINT = "/api/v1/webhooks/q7Xw2mKd9TzP4vNb8RcYhL3sFgJ6eAu1";
    private static final int LARGEST = 2 * 1024 * 1024;

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void forget() {
        services.reset();
        services.webhooks()
                .forEach(
                        service -> service.answers(request -> request.response().end()));
    }

    @Test
    void aStrangerIsAnsweredByTheServiceAlone() {
        stranger()
                .body("{}")
                .post(ENDPOINT + "?attempt=1")
                .then()
                .statusCode(200)
                .header("Fairlead-Request-Id", notNullValue())
                .header("RateLimit", nullValue())
                .body(emptyString());

        assertThat(services.arrivals())
                .singleElement()
                .extracting(StubService.Arrival::uri)
                .isEqualTo(ENDPOINT + "?attempt=1");
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void credentialsOfAnyKindReachTheService(String authorization) {
        stranger()
                .header("Authorization", authorization)
                .body("{}")
                .post(ENDPOINT)
                .then()
                .statusCode(200);

        assertThat(services.arrivals()).singleElement().satisfies(arrival -> assertThat(arrival.all("Authorization"))
                .containsExactly(authorization));
    }

    static Stream<String> credentials() {
        return Stream.of(
                "Basic c3RyYW5nZXI6c2VjcmV0",
                "Bearer somebody-elses",
                "Bearer " + Tokens.of("school").expired().admin(),
                "Bearer " + Tokens.of("school").admin(),
                "Bearer " + Tokens.service("sync-service"));
    }

    @Test
    void theSendersHeadersArriveAndThoseThatPretendDoNot() {
        var honest = List.of(
                new StubService.Header("Stripe-Signature", "t=1,v1=ab,v1=cd"),
                new StubService.Header("webhook-id", "msg_1"),
                new StubService.Header("webhook-timestamp", "1700000000"),
                new StubService.Header("webhook-signature", "v1,YQ== v1,Yg=="),
                new StubService.Header("X-Provider-Topic", "a b; c"),
                new StubService.Header("User-Agent", "Provider/1.0 (+https://provider.example)"),
                new StubService.Header("Content-Type", "application/json; charset=utf-8"),
                new StubService.Header("Accept", "*/*; q=0.5, application/xml"));
        var request = stranger();
        honest.forEach(header -> request.header(header.name(), header.value()));

        request.header("Fairlead-Tenant", "law")
                .header("Fairlead-Request-Id", "mine")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=1.2.3.4")
                .body("{}")
                .post(ENDPOINT)
                .then()
                .statusCode(200);

        assertThat(services.arrivals()).singleElement().satisfies(arrival -> {
            honest.forEach(header -> assertThat(arrival.all(header.name())).containsExactly(header.value()));
            assertThat(arrival.all("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(arrival.all("X-Forwarded-Proto")).containsExactly("http");
            assertThat(arrival.all("X-Forwarded-Prefix")).isEmpty();
            assertThat(arrival.all("Forwarded")).singleElement().asString().doesNotContain("1.2.3.4");
            assertThat(arrival.all("Fairlead-Tenant")).isEmpty();
            assertThat(arrival.all("Fairlead-Request-Id")).singleElement().isNotEqualTo("mine");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void aBodyOfEveryByteArrivesAsItIs(String encoding) {
        byte[] body = everyByte();

        stranger()
                .header("Content-Encoding", encoding)
                .contentType("application/octet-stream")
                .body(body)
                .post(ENDPOINT)
                .then()
                .statusCode(200);

        assertThat(services.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.body().getBytes()).isEqualTo(body);
            assertThat(arrival.all("Content-Length")).containsExactly(Integer.toString(body.length));
        });
    }

    @Test
    void aBodyAsLargeAsTheBoundArrives() {
        byte[] body = new byte[LARGEST];
        new Random(7).nextBytes(body);

        stranger()
                .contentType("application/octet-stream")
                .body(body)
                .post(ENDPOINT)
                .then()
                .statusCode(200);

        assertThat(services.arrivals())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.body().getBytes()).isEqualTo(body));
    }

    @Test
    void aBodyInPiecesArrivesWhole() throws Exception {
        byte[] body = everyByte();
        try (RawRequest raw = RawRequest.open(gateway, "POST", ENDPOINT, "Transfer-Encoding: chunked\r\n")) {
            for (int piece = 0; piece < 3; piece++) {
                raw.write(Integer.toHexString(body.length) + "\r\n");
                raw.write(body);
                raw.write("\r\n");
            }
            raw.write("0\r\n\r\n");
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 200");
        }

        assertThat(services.arrivals())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.body().getBytes()).hasSize(3 * body.length));
    }

    @Test
    void aLargerBodyIsRefusedBeforeItIsSent() throws Exception {
        try (RawRequest raw =
                RawRequest.open(gateway, "POST", ENDPOINT, "Content-Length: %d\r\n".formatted(LARGEST + 1))) {
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 401, 404, 413, 422, 503})
    void theAnswerIsTheServices(int status) {
        services.webhooks()
                .forEach(service -> service.answers(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Retry-After", "7")
                        .end()));

        stranger()
                .body("{}")
                .post(ENDPOINT)
                .then()
                .statusCode(status)
                .header("Retry-After", "7")
                .header("Content-Type", nullValue())
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void otherMethodsAreNotTaken(String method) {
        given().request(method, ENDPOINT).then().statusCode(405).header("Allow", "POST");
        School.admin().request(method, ENDPOINT).then().statusCode(405).header("Allow", "POST");

        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aReplicaThatIsGoneCostsNoDelivery() {
        services.webhooks().getFirst().stop();
        try {
            for (int i = 0; i < 6; i++) {
                stranger().body("{\"n\":%d}".formatted(i)).post(ENDPOINT).then().statusCode(200);
            }
        } finally {
            services.webhooks().getFirst().startAgain();
        }

        assertThat(services.webhooks().getLast().arrivals()).hasSize(6);
    }

    @Test
    void withoutAnyReplicaTheSenderIsToldWhenToComeAgain() {
        services.webhooks().forEach(StubService::stop);
        try {
            stranger()
                    .body("{}")
                    .post(ENDPOINT)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("code", equalTo("service-unavailable"));
        } finally {
            services.webhooks().forEach(StubService::startAgain);
        }
        await().until(() -> stranger().body("{}").post(ENDPOINT).statusCode() == 200);
    }

    @Test
    void whatWasSentIsNotSentTwiceByTheGatewayButMayBeByTheSender() {
        services.webhooks()
                .forEach(service ->
                        service.answers(request -> request.connection().close()));

        stranger().body("{}").post(ENDPOINT).then().statusCode(503).header("Retry-After", "1");

        assertThat(services.arrivals()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/webhooks", "/api/v1/webhooks/", "/api/v1/webhooks/a/b", "/api/v1/webhooks/a/"})
    void belowTheOpenPathNothingElseIsServed(String path) throws Exception {
        try (RawRequest raw = RawRequest.open(gateway, "POST", path, "Content-Length: 0\r\n")) {
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 404");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/calls",
                "/api/v1/webhook-endpoints",
                "/api/v1/webhook-events",
                "/api/v1/webhooks/../calls",
                "/api/v1/webhooks/%2e%2e/calls",
                "/api/v1/webhooks/..;/calls",
                "/api/v1/webhooks/..;/../calls",
                "/api/v1/webhooks/..%2fcalls",
                "/api/v1/webhooks/..%5ccalls",
                "/api/v1/webhooks/a/../../calls",
                "/api/v1/webhooks/./../calls",
                "/api/v1/webhooks//../calls",
                "/api/v1/webhooks;/../calls",
                "/api/v1/webhooks;/q7Xw2mKd",
                "/api/v1/webhooks/;/../../calls",
                "/api/v1/webhooks/q7Xw2mKd;x=y",
                "/api/v1/webhooks/q7Xw2mKd%2f",
                "/api/v1/webhooks/q7Xw2mKd%00",
                "/api/v1/webhooks-too/q7Xw2mKd",
                "/api/v1/webhooks%2fq7Xw2mKd",
                "/api/v1/Webhooks/q7Xw2mKd",
                "/api/v1/webhook%73/q7Xw2mKd",
                "/api/v1//webhooks/q7Xw2mKd",
                "/api/v1/./webhooks/q7Xw2mKd",
                "//api/v1/webhooks/q7Xw2mKd",
                "/api/v1/calls/../webhooks/q7Xw2mKd",
                "/api/v1/webhook-endpoints/..%2f..%2fwebhooks/q7Xw2mKd",
                "http://x/api/v1/webhooks/../calls"
            })
    void aPathThatOnlyLooksOpenLeadsAStrangerNowhere(String path) throws Exception {
        for (String method : List.of("GET", "POST")) {
            for (String authorization : List.of("", "Authorization: Bearer x\r\n")) {
                try (RawRequest raw = RawRequest.open(gateway, method, path, authorization + "Content-Length: 0\r\n")) {
                    assertThat(raw.statusLine())
                            .describedAs("%s %s", method, path)
                            .matches("HTTP/1\\.1 40[01] .*");
                }
            }
        }
        assertThat(services.arrivals()).isEmpty();
    }

    /** Sends what it is told to, and adds no charset to it. */
    private static RequestSpecification stranger() {
        return given().config(RestAssured.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)));
    }

    private static byte[] everyByte() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        return body;
    }
}
