package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.gateway.stub.RawRequest;
import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubService;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeTest {

    private static final String INTEGRATIONS = "/api/v1/integrations";

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void forget() {
        services.reset();
    }

    @Test
    void leadsEachRouteToItsService() {
        School.viewer().get(INTEGRATIONS + "/stripe/health").then().header("Stub", "monitoring");
        School.viewer().get("/api/v1/calls?integration=stripe&limit=5").then().header("Stub", "monitoring");
        School.viewer().get("/api/v1/records/users?limit=5").then().header("Stub", "sync");
        School.viewer().get("/api/v1/connectors/stripe").then().header("Stub", containsString("connector"));

        assertThat(services.monitoring().arrivals())
                .extracting(StubService.Arrival::uri)
                .containsExactly(INTEGRATIONS + "/stripe/health", "/api/v1/calls?integration=stripe&limit=5");
    }

    @Test
    void anAddressSaysWhichMethodsItTakes() {
        School.viewer()
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
        try (RawRequest raw = RawRequest.open(gateway, "GET", path, School.viewerToken(), "")) {
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 400");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aServiceSeesTheTokenAndWhereTheRequestReallyCameFrom() {
        String token = School.viewerToken();

        School.as(token)
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

        Response answer = School.admin().post(INTEGRATIONS);

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

        School.viewer()
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

        School.admin()
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
            Response answer = School.admin().delete(INTEGRATIONS + "/stripe");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.header("Transfer-Encoding")).isNull();
        }
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
}
