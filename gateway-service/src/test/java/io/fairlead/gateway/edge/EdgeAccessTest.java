package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who passes, on every route that asks. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeAccessTest {

    private static final Map<String, Set<String>> MAY = Map.of(
            "viewer", Set.of("viewer"),
            "operator", Set.of("viewer", "operator"),
            "admin", Set.of("viewer", "operator", "admin"));

    StubServices services;

    @BeforeEach
    void forget() {
        services.reset();
    }

    static Stream<Route> routes() {
        return RouteTable.routes().stream().filter(route -> !route.isOpen());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteNeedsItsRole(Route route) {
        for (String role : MAY.keySet()) {
            boolean may = MAY.get(role).contains(route.role().orElseThrow());

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
        assertRefused(401, School.as("no.token.atall"), route);
        assertRefused(401, School.as(Tokens.of("school").expired().admin()), route);
        assertRefused(401, School.as(Tokens.of("school").forged().admin()), route);
        assertRefused(401, School.as(Tokens.of("school").forAnotherAudience().admin()), route);
        assertRefused(401, School.as(Tokens.of("school").fromAnotherIssuer().admin()), route);
        assertRefused(403, School.as(Tokens.service("sync-service")), route);
        assertRefused(403, School.as(Tokens.platform()), route);
        assertRefused(403, School.as(Tokens.anyone().named("x").roles("admin")), route);
        assertRefused(403, School.as(Tokens.of("school").named("x").roles()), route);
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void whatIsNotInTheTableIsNotFoundAndForStrangersUnauthenticated() {
        School.viewer()
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

    private static void assertRefused(int status, RequestSpecification caller, Route route) {
        Response answer = call(caller, route);
        assertThat(answer.statusCode()).describedAs(route.toString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Fairlead-Request-Id")).isNotBlank();
    }

    private static Response call(RequestSpecification caller, Route route) {
        return caller.request(route.method().name(), route.path().toString().replaceAll("\\{[^}]*\\}", "thing"));
    }
}
