package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.fairlead.testing.kit.suite.Suite;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithSuite
class JourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final TraceCollector traces;
    private final Journey school;

    JourneyTest(Suite suite, TraceCollector traces) {
        this.suite = suite;
        this.traces = traces;
        this.school = new Journey(suite, "school");
    }

    @Test
    void aCallIsFoundInTheLogAndCountedInItsWindowAndInTheHealth() {
        var traceId = school.walk();

        var logged = school.calls(traceId);
        assertThat(logged.getString("items[0].outcome")).isEqualTo("succeeded");
        assertThat(logged.getString("items[0].operation")).isEqualTo("list-customers");
        school.as("viewer")
                .get("/api/v1/integrations/{name}/metrics", Journey.INTEGRATION)
                .then()
                .statusCode(200)
                .body("items.operation", hasItem("list-customers"))
                .body("items.open", hasItem(true));
        school.as("viewer")
                .get("/api/v1/integrations/{name}/health", Journey.INTEGRATION)
                .then()
                .statusCode(200)
                .body("state", equalTo("healthy"));
    }

    @Test
    void anotherTenantFindsNothingOfIt() {
        var traceId = school.walk();
        var law = new Journey(suite, "law");

        for (String part : List.of("", "/health", "/metrics"))
            assertThat(law.as("admin")
                            .get("/api/v1/integrations/" + Journey.INTEGRATION + part)
                            .statusCode())
                    .as(part)
                    .isEqualTo(404);
        law.as("viewer").get("/api/v1/integrations").then().body("items.name", not(hasItem(Journey.INTEGRATION)));
        law.as("viewer")
                .queryParam("traceId", traceId)
                .get("/api/v1/calls")
                .then()
                .body("items", hasSize(0));
        law.as("operator")
                .body("{}")
                .post("/api/v1/integrations/{name}/operations/list-customers", Journey.INTEGRATION)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "school-viewer,   GET,    200",
        "school-viewer,   POST,   403",
        "school-viewer,   DELETE, 403",
        "school-operator, POST,   200",
        "school-operator, DELETE, 403",
        "platform-admin,  GET,    403",
        "platform-admin,  POST,   403",
        "platform-admin,  DELETE, 403"
    })
    void aRoleDoesWhatItMayAndNoMore(String user, String method, int status) {
        school.configure();

        assertThat(attempt(user, method).statusCode()).isEqualTo(status);
        assertThat(attempt("school-viewer", "GET").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        given().baseUri(suite.gateway().toString())
                .get("/api/v1/integrations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void oneTraceJoinsTheSpansOfGatewayConnectorAndMonitoring() {
        var traceId = school.walk();

        Map<String, Set<String>> services = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        traces::servicesByTrace,
                        found -> found.getOrDefault(traceId, Set.of()).size() >= 3);

        assertThat(services.get(traceId))
                .containsExactlyInAnyOrder("gateway-service", "connector-service", "monitoring-service");
    }

    @Test
    void theWholeApiIsDescribedInOneDocument() {
        var document = given().baseUri(suite.gateway().toString())
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getMap("paths"))
                .containsKeys(
                        "/api/v1/integrations",
                        "/api/v1/integrations/{name}",
                        "/api/v1/integrations/{name}/test",
                        "/api/v1/integrations/{name}/health",
                        "/api/v1/integrations/{name}/metrics",
                        "/api/v1/integrations/{name}/operations/{operation}",
                        "/api/v1/connectors",
                        "/api/v1/connectors/{id}",
                        "/api/v1/calls");
    }

    private Response attempt(String user, String method) {
        var request = given().baseUri(suite.gateway().toString())
                .auth()
                .oauth2(suite.token(user))
                .contentType("application/json");
        var integration = "/api/v1/integrations/" + Journey.INTEGRATION;
        return switch (method) {
            case "GET" -> request.get(integration);
            case "POST" -> request.body("{\"limit\":1}").post(integration + "/operations/list-customers");
            case "DELETE" -> request.delete(integration);
            default -> throw new IllegalArgumentException(method);
        };
    }
}
