package io.fairlead.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/integrations, /api/v1/integrations",
        "GET, /api/v1/integrations/stripe, /api/v1/integrations/{name}",
        "HEAD, /api/v1/integrations/stripe, /api/v1/integrations/{name}",
        "GET, /api/v1/integrations/health, /api/v1/integrations/{name}",
        "GET, /api/v1/integrations/stripe/health, /api/v1/integrations/{name}/health",
        "POST, /api/v1/integrations/a%20b/operations/c, /api/v1/integrations/{name}/operations/{operation}",
        "GET, /api/v1/calls, /api/v1/calls",
        "POST, /api/v1/webhooks/q7Xw2mKd, /api/v1/webhooks/{endpoint}",
        "PATCH, /api/v1/webhook-endpoints/q7Xw2mKd, /api/v1/webhook-endpoints/{id}",
        "POST, /api/v1/webhook-events/1/retry, /api/v1/webhook-events/{id}/retry",
        "GET, /api/v1/sync/runs/1/events, /api/v1/sync/runs/{id}/events",
        "POST, /api/v1/sync/runs/1/approve, /api/v1/sync/runs/{id}/approve",
        "GET, /api/v1/records/users/1, /api/v1/records/{stream}/{id}",
        "GET, /api/v1/mappings/users, /api/v1/mappings/{stream}",
        "POST, /api/v1/proxy/stripe/v1/customers/a/b/, /api/v1/proxy/{integration}/{path}",
        "HEAD, /api/v1/proxy/stripe/, /api/v1/proxy/{integration}/{path}"
    })
    void findsTheRoute(String method, String path, String template) {
        assertThat(RouteTable.find(HttpMethod.valueOf(method), path).path()).hasToString(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1",
                "/api/v2/integrations",
                "/api/v1/integrationss",
                "/api/v1/Integrations",
                "/api/v1/integr%61tions",
                "/api/v1/integrations/stripe/operations",
                "/api/v1/integrations/stripe/te%73t",
                "/api/v1/integrations/stripe/operations/a/b",
                "/api/v1/integrations/",
                "/api/v1/webhooks",
                "/api/v1/webhooks/",
                "/api/v1/webhooks/a/b",
                "/api/v1/webhooks/a/",
                "/api/v1/sync",
                "/api/v1/sync/runs/1/cancel/now",
                "/api/v1/records",
                "/api/v1/mappings/users/1",
                "/api/v1/proxy",
                "/api/v1/proxy/stripe"
            })
    void whatIsNotInTheTableIsNotThere(String path) {
        assertRefused(HttpMethod.GET, path, ProblemCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/proxy/stripe//evil.example/v1",
                "/api/v1/proxy/stripe/http://evil.example",
                "/api/v1/proxy/stripe/v1/../../calls",
                "/api/v1/proxy/stripe/%2e%2e/calls",
                "/api//v1/integrations",
                "/api/v1/integrations/../calls",
                "/api/v1/integrations/.",
                "/api/v1/integrations/%2e%2E/calls",
                "/api/v1/integrations/a%2Fhealth",
                "/api/v1/integrations/a%2fhealth",
                "/api/v1/integrations/a%5chealth",
                "/api/v1/integrations/a\\health",
                "/api/v1/integrations/a;b",
                "/api/v1/integrations/a%00",
                "/api/v1/integrations/a%0d%0aX",
                "/api/v1/integrations/a%zz",
                "/api/v1/integrations/a%2"
            })
    void refusesPathsThatCanBeReadInTwoWays(String path) {
        assertRefused(HttpMethod.GET, path, ProblemCode.BAD_REQUEST);
    }

    @Test
    void saysWhichMethodsAnAddressTakes() {
        assertThatThrownBy(() -> RouteTable.find(HttpMethod.PUT, "/api/v1/integrations/stripe"))
                .isInstanceOfSatisfying(MethodRefused.class, refused -> assertThat(refused.allowed())
                        .isEqualTo("DELETE, GET, PATCH"));
    }

    @Test
    void deliveriesAloneAreTakenFromStrangers() {
        assertThat(RouteTable.routes())
                .filteredOn(Route::isOpen)
                .extracting(route -> route.method() + " " + route.path())
                .containsExactly("POST /api/v1/webhooks/{endpoint}");
    }

    @Test
    void whatHoldsSecretsOfProvidersIsNotKeptOnTheWay() {
        assertThat(RouteTable.routes())
                .filteredOn(Route::carriesSecrets)
                .extracting(route -> route.method() + " " + route.path())
                .containsExactlyInAnyOrder(
                        "POST /api/v1/integrations",
                        "PATCH /api/v1/integrations/{name}",
                        "POST /api/v1/webhook-endpoints",
                        "PATCH /api/v1/webhook-endpoints/{id}");
    }

    @Test
    void whatIsReadOfASynchronisationNeedsAViewerAndWhatIsDoneAnOperator() {
        assertThat(RouteTable.routes())
                .filteredOn(route -> route.upstream() == Upstream.SYNC)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.role())
                        .contains(route.method().equals(HttpMethod.GET) ? Roles.VIEWER : Roles.OPERATOR));
    }

    @Test
    void runsAloneTellEvents() {
        assertThat(RouteTable.routes())
                .filteredOn(Route::tellsEvents)
                .extracting(route -> route.method() + " " + route.path())
                .containsExactly("GET /api/v1/sync/runs/{id}/events");
    }

    @Test
    void noTwoRoutesAnswerTheSameRequest() {
        assertThat(RouteTable.routes())
                .extracting(route -> route.method() + " " + route.path())
                .doesNotHaveDuplicates();
    }

    private static void assertRefused(HttpMethod method, String path, ProblemCode code) {
        assertThatThrownBy(() -> RouteTable.find(method, path))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
