package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import io.fairlead.gateway.stub.StubService;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeTest {

    private static final String INTEGRATIONS = "/api/v1/integrations";
    private static final Map<String, Set<String>> MAY = Map.of(
            "viewer", Set.of("viewer"),
            "operator", Set.of("viewer", "operator"),
            "admin", Set.of("viewer", "operator", "admin"));

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void forget() {
        services.reset();
    }

    static Stream<Route> routes() {
        return RouteTable.routes().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteNeedsItsRole(Route route) {
        for (String role : MAY.keySet()) {
            boolean may = MAY.get(role).contains(route.role());

            Response answer =
                    call(given().auth().oauth2(Tokens.of("school").named("x").roles(role)), route);

            assertThat(answer.statusCode()).describedAs("%s as %s", route, role).isEqualTo(may ? 200 : 403);
            assertThat(services.arrivals()).hasSize(may ? 1 : 0);
            services.reset();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRefusesWhoeverIsNotAMemberOfATenant(Route route) {
        assertRefused(401, given(), route);
        assertRefused(401, as("no.token.atall"), route);
        assertRefused(401, as(Tokens.of("school").expired().admin()), route);
        assertRefused(401, as(Tokens.of("school").forged().admin()), route);
        assertRefused(401, as(Tokens.of("school").forAnotherAudience().admin()), route);
        assertRefused(401, as(Tokens.of("school").fromAnotherIssuer().admin()), route);
        assertRefused(403, as(Tokens.service("sync-service")), route);
        assertRefused(403, as(Tokens.platform()), route);
        assertRefused(403, as(Tokens.anyone().named("x").roles("admin")), route);
        assertRefused(403, as(Tokens.of("school").named("x").roles()), route);
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void leadsEachRouteToItsService() {
        as(viewer()).get(INTEGRATIONS + "/stripe/health").then().header("Stub", "monitoring");
        as(viewer()).get("/api/v1/calls?integration=stripe&limit=5").then().header("Stub", "monitoring");
        as(viewer()).get("/api/v1/connectors/stripe").then().header("Stub", containsString("connector"));

        assertThat(services.monitoring().arrivals())
                .extracting(StubService.Arrival::uri)
                .containsExactly(INTEGRATIONS + "/stripe/health", "/api/v1/calls?integration=stripe&limit=5");
    }

    @Test
    void whatIsNotInTheTableIsNotFoundAndForStrangersUnauthenticated() {
        as(viewer())
                .get("/api/v1/secrets")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .header("Fairlead-Request-Id", notNullValue());
        given().get("/api/v1/secrets").then().statusCode(401);
        given().get("/api").then().statusCode(401);
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void anAddressSaysWhichMethodsItTakes() {
        as(viewer())
                .put(INTEGRATIONS + "/stripe")
                .then()
                .statusCode(405)
                .header("Allow", "DELETE, GET, PATCH")
                .body("code", equalTo("method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/integrations/..%2fcalls",
                "/api/v1/integrations/%2e%2e/calls",
                "/api/v1/integrations/../calls",
                "/q/../api/v1/calls",
                "/api/v1//calls"
            })
    void refusesPathsThatCanBeReadInTwoWays(String path) throws Exception {
        try (Socket socket = open("GET", path, viewer(), "")) {
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 400");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aServiceSeesTheTokenAndWhereTheRequestReallyCameFrom() {
        String token = viewer();

        as(token)
                .header("X-Forwarded-For", "1.2.3.4")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Forwarded-Host", "evil.example")
                .header("Fairlead-Tenant", "law")
                .header("Fairlead-Request-Id", "mine")
                .header("Fairlead-Deadline", "2.5")
                .header("Cookie", "a=b")
                .header("Connection", "X-Hop")
                .header("X-Hop", "1")
                .header("Idempotency-Key", "k")
                .get(INTEGRATIONS)
                .then()
                .statusCode(200);

        assertThat(services.arrivals()).allSatisfy(arrival -> {
            assertThat(arrival.all("Authorization")).containsExactly("Bearer " + token);
            assertThat(arrival.all("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(arrival.all("X-Forwarded-Host")).containsExactly(gateway.getAuthority());
            assertThat(arrival.all("Forwarded")).singleElement().asString().contains("127.0.0.1");
            assertThat(arrival.all("Fairlead-Deadline")).containsExactly("2.5");
            assertThat(arrival.all("Idempotency-Key")).containsExactly("k");
            assertThat(arrival.all("Fairlead-Tenant")).isEmpty();
            assertThat(arrival.all("Cookie")).isEmpty();
            assertThat(arrival.all("X-Hop")).isEmpty();
            assertThat(arrival.all("Fairlead-Request-Id")).doesNotContain("mine");
        });
    }

    @Test
    void anAnswerHasOneRequestIdWhichTheServiceKnows() {
        services.all()
                .forEach(service -> service.answers(request -> request.response()
                        .putHeader("Fairlead-Request-Id", "the service's own")
                        .putHeader("Set-Cookie", "a=b")
                        .putHeader("Server", "stub")
                        .putHeader("Location", "http://10.0.0.1:8081/api/v1/integrations/x")
                        .setStatusCode(201)
                        .end()));

        Response answer = as(admin()).post(INTEGRATIONS);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().getValues("Fairlead-Request-Id"))
                .isEqualTo(services.arrivals().getFirst().all("Fairlead-Request-Id"))
                .hasSize(1);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/integrations/x");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Server")).isNull();
    }

    @Test
    void theTraceGoesOn() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        as(viewer())
                .header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(trace))
                .get(INTEGRATIONS)
                .then()
                .statusCode(200);

        assertThat(services.arrivals().getFirst().all("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + trace)
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void theAnswerOfAServiceIsPassedAsItIs() {
        services.all()
                .forEach(service -> service.answers(request -> request.response()
                        .setStatusCode(422)
                        .putHeader("Content-Type", "application/problem+json")
                        .putHeader("ETag", "\"x\"")
                        .end("{\"code\":\"invalid-body\"}")));

        as(admin())
                .body("{}")
                .post(INTEGRATIONS)
                .then()
                .statusCode(422)
                .header("ETag", "\"x\"")
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-body"));
    }

    @Test
    void anAnswerWithoutContentHasNone() {
        services.all()
                .forEach(service -> service.answers(
                        request -> request.response().setStatusCode(204).end()));

        for (int i = 0; i < 20; i++) {
            Response answer = as(admin()).delete(INTEGRATIONS + "/stripe");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.header("Transfer-Encoding")).isNull();
        }
    }

    @Test
    void largeBodiesStreamBothWays() {
        byte[] body = new byte[3_000_000];
        new Random(7).nextBytes(body);

        byte[] echoed = as(operator())
                .contentType("application/octet-stream")
                .body(body)
                .post("/api/v1/proxy/stripe/v1/echo")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(Arrays.equals(echoed, body)).isTrue();
    }

    @Test
    void theSuitesOwnApiTakesSmallerBodies() throws Exception {
        try (Socket socket =
                open("POST", INTEGRATIONS + "/stripe/operations/x", operator(), "Content-Length: 1100000\r\n")) {
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aBodyPastTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket =
                open("POST", INTEGRATIONS + "/stripe/operations/x", operator(), "Content-Length: 5000000\r\n")) {
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aBodyPastTheLimitIsRefusedAlsoWithoutALength() throws Exception {
        try (Socket socket =
                open("POST", INTEGRATIONS + "/stripe/operations/x", operator(), "Transfer-Encoding: chunked\r\n")) {
            byte[] chunk = new byte[100_000];
            for (int i = 0; i < 43; i++) {
                write(socket, Integer.toHexString(chunk.length) + "\r\n");
                socket.getOutputStream().write(chunk);
                write(socket, "\r\n");
            }
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void replicasHaveTheirTurns() {
        // one that another test made avoided has its turn again after a while
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            services.all().forEach(StubService::reset);
            IntStream.range(0, 10)
                    .forEach(n -> as(viewer()).get(INTEGRATIONS).then().statusCode(200));

            assertThat(services.first().arrivals()).hasSize(5);
            assertThat(services.second().arrivals()).hasSize(5);
        });
    }

    @Test
    void aReplicaThatIsGoneCostsNoRequest() {
        services.first().stop();
        try {
            IntStream.range(0, 10).forEach(n -> as(operator())
                    .body("{\"n\":1}")
                    .post(INTEGRATIONS + "/stripe/test")
                    .then()
                    .statusCode(200));
        } finally {
            services.first().startAgain();
        }

        assertThat(services.second().arrivals()).hasSize(10).allSatisfy(arrival -> assertThat(arrival.bodyLength())
                .isEqualTo(7));
    }

    @Test
    void withoutAnyReplicaTheServiceIsUnavailable() {
        services.monitoring().stop();
        try {
            as(viewer())
                    .get("/api/v1/calls")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("code", equalTo("service-unavailable"))
                    .body("retry", equalTo(true));
        } finally {
            services.monitoring().startAgain();
        }
        await().until(() -> as(viewer()).get("/api/v1/calls").statusCode() == 200);
    }

    @Test
    void aServiceThatStaysSilentTimesOut() {
        services.monitoring().answers(request -> {});

        as(viewer()).get("/api/v1/calls").then().statusCode(504).body("code", equalTo("service-timeout"));
    }

    @Test
    void aRequestThatWasSentIsNeverSentTwice() {
        services.all()
                .forEach(service ->
                        service.answers(request -> request.connection().close()));

        as(operator())
                .body("{}")
                .post(INTEGRATIONS + "/stripe/test")
                .then()
                .statusCode(503)
                .body("detail", containsString("not known"));

        assertThat(services.arrivals()).hasSize(1);
    }

    @Test
    void aReplicaThatSaysFarewellIsLeftToItself() {
        services.first()
                .answers(request ->
                        request.response().putHeader("Connection", "close").end("{}"));
        await().until(() -> {
            as(viewer()).get(INTEGRATIONS).then().statusCode(200);
            return !services.first().arrivals().isEmpty();
        });
        services.second().reset();

        for (int i = 0; i < 10; i++) {
            as(viewer()).get(INTEGRATIONS).then().statusCode(200);
        }

        assertThat(services.first().arrivals()).hasSize(1);
        assertThat(services.second().arrivals()).hasSize(10);
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForWhole() {
        services.monitoring().answers(request -> {
            request.response().setChunked(true).write("{\"items\":[");
            request.connection().close();
        });
        double before = ended("broken-off");

        assertThatThrownBy(() -> as(viewer()).get("/api/v1/calls").asString()).isNotNull();
        await().untilAsserted(() -> assertThat(ended("broken-off")).isEqualTo(before + 1));
    }

    @Test
    void aClientThatHangsUpEndsTheRequestBehindTheGateway() throws Exception {
        services.monitoring().answers(request -> {});
        double before = ended("client-gone");
        try (Socket socket = open("GET", "/api/v1/calls", viewer(), "")) {
            assertThat(socket.isConnected()).isTrue();
            await().until(() -> !services.monitoring().arrivals().isEmpty());
        }

        await().untilAsserted(
                        () -> assertThat(services.monitoring().cancelled()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(ended("client-gone")).isEqualTo(before + 1));
    }

    @Test
    void itsOwnKeysAreOpenToAll() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .body("keys", equalTo(List.of()));
    }

    @Test
    void isReadyAndReportsItsServices() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health").then().statusCode(200);
    }

    private double ended(String outcome) {
        return metrics.find("fairlead.gateway.requests").tag("outcome", outcome).timers().stream()
                .mapToDouble(timer -> timer.count())
                .sum();
    }

    private Socket open(String method, String path, String token, String headers) throws IOException {
        var socket = new Socket("localhost", gateway.getPort());
        write(
                socket,
                "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n"
                        .formatted(method, path, token, headers));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void assertRefused(int status, RequestSpecification caller, Route route) {
        Response answer = call(caller, route);
        assertThat(answer.statusCode()).describedAs(route.toString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Fairlead-Request-Id")).isNotBlank();
    }

    private static Response call(RequestSpecification caller, Route route) {
        return caller.request(route.method().name(), route.path().toString().replaceAll("\\{[^}]*\\}", "thing"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static String viewer() {
        return Tokens.of("school").viewer();
    }

    private static String operator() {
        return Tokens.of("school").operator();
    }

    private static String admin() {
        return Tokens.of("school").admin();
    }
}
