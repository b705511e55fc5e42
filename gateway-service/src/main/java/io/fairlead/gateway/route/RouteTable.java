package io.fairlead.gateway.route;

import static io.fairlead.chassis.identity.Roles.ADMIN;
import static io.fairlead.chassis.identity.Roles.OPERATOR;
import static io.fairlead.chassis.identity.Roles.VIEWER;
import static io.fairlead.gateway.route.Route.events;
import static io.fairlead.gateway.route.Route.open;
import static io.fairlead.gateway.route.Route.through;
import static io.fairlead.gateway.route.Upstream.CONNECTOR;
import static io.fairlead.gateway.route.Upstream.MONITORING;
import static io.fairlead.gateway.route.Upstream.SYNC;
import static io.fairlead.gateway.route.Upstream.WEBHOOK;

import io.fairlead.chassis.http.RawPath;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that can be reached through the gateway. What is not here does not exist for the outside. */
public final class RouteTable {

    private static final String PROXY = "/api/v1/proxy/{integration}/{path}";

    private static final List<Route> ROUTES = List.of(
            new Route("GET", "/api/v1/integrations", VIEWER, CONNECTOR),
            new Route("POST", "/api/v1/integrations", ADMIN, CONNECTOR).withSecrets(),
            new Route("GET", "/api/v1/integrations/{name}", VIEWER, CONNECTOR),
            new Route("PATCH", "/api/v1/integrations/{name}", ADMIN, CONNECTOR).withSecrets(),
            new Route("DELETE", "/api/v1/integrations/{name}", ADMIN, CONNECTOR),
            new Route("POST", "/api/v1/integrations/{name}/test", OPERATOR, CONNECTOR),
            new Route("POST", "/api/v1/integrations/{name}/operations/{operation}", OPERATOR, CONNECTOR),
            new Route("GET", "/api/v1/integrations/{name}/breaker", VIEWER, CONNECTOR),
            new Route("POST", "/api/v1/integrations/{name}/breaker", OPERATOR, CONNECTOR),
            new Route("GET", "/api/v1/integrations/{name}/health", VIEWER, MONITORING),
            new Route("GET", "/api/v1/integrations/{name}/metrics", VIEWER, MONITORING),
            new Route("GET", "/api/v1/connectors", VIEWER, CONNECTOR),
            new Route("GET", "/api/v1/connectors/{id}", VIEWER, CONNECTOR),
            new Route("GET", "/api/v1/calls", VIEWER, MONITORING),
            new Route("GET", "/api/v1/inbox", VIEWER, MONITORING),
            new Route("GET", "/api/v1/intents/{id}", VIEWER, CONNECTOR),
            new Route("DELETE", "/api/v1/intents/{id}", OPERATOR, CONNECTOR),
            open("POST", "/api/v1/webhooks/{endpoint}", WEBHOOK),
            new Route("GET", "/api/v1/webhook-endpoints", VIEWER, WEBHOOK),
            new Route("POST", "/api/v1/webhook-endpoints", ADMIN, WEBHOOK).withSecrets(),
            new Route("GET", "/api/v1/webhook-endpoints/{id}", VIEWER, WEBHOOK),
            new Route("PATCH", "/api/v1/webhook-endpoints/{id}", ADMIN, WEBHOOK).withSecrets(),
            new Route("DELETE", "/api/v1/webhook-endpoints/{id}", ADMIN, WEBHOOK),
            new Route("GET", "/api/v1/webhook-events", VIEWER, WEBHOOK),
            new Route("GET", "/api/v1/webhook-events/{id}", VIEWER, WEBHOOK),
            new Route("POST", "/api/v1/webhook-events/{id}/retry", OPERATOR, WEBHOOK),
            new Route("POST", "/api/v1/webhook-events/{id}/discard", OPERATOR, WEBHOOK),
            new Route("GET", "/api/v1/sync/runs", VIEWER, SYNC),
            new Route("POST", "/api/v1/sync/runs", OPERATOR, SYNC),
            new Route("GET", "/api/v1/sync/runs/{id}", VIEWER, SYNC),
            new Route("GET", "/api/v1/sync/runs/{id}/deletes", VIEWER, SYNC),
            events("/api/v1/sync/runs/{id}/events", VIEWER, SYNC),
            new Route("POST", "/api/v1/sync/runs/{id}/cancel", OPERATOR, SYNC),
            new Route("POST", "/api/v1/sync/runs/{id}/approve", OPERATOR, SYNC),
            new Route("POST", "/api/v1/sync/runs/{id}/reject", OPERATOR, SYNC),
            new Route("GET", "/api/v1/records/{stream}", VIEWER, SYNC),
            new Route("GET", "/api/v1/records/{stream}/{id}", VIEWER, SYNC),
            new Route("GET", "/api/v1/mappings/{stream}", VIEWER, SYNC),
            new Route("GET", "/api/v1/quarantine", VIEWER, SYNC),
            through("GET", PROXY, OPERATOR, CONNECTOR),
            through("POST", PROXY, OPERATOR, CONNECTOR),
            through("PUT", PROXY, OPERATOR, CONNECTOR),
            through("PATCH", PROXY, OPERATOR, CONNECTOR),
            through("DELETE", PROXY, OPERATOR, CONNECTOR),
            through("OPTIONS", PROXY, OPERATOR, CONNECTOR));

    private RouteTable() {}

    public static List<Route> routes() {
        return ROUTES;
    }

    /** The route of a request, or the {@link Failure} that says why there is none. */
    public static Route find(HttpMethod method, String path) {
        RawPath.requireClear(path);
        List<String> segments = PathTemplate.segments(path);
        List<Route> here = new ArrayList<>();
        for (Route route : ROUTES) {
            if (route.path().matches(segments)) {
                if (route.takes(method)) {
                    return route;
                }
                here.add(route);
            }
        }
        throw here.isEmpty()
                ? Failure.of(ProblemCode.NOT_FOUND, "Nothing is served at this address.")
                : new MethodRefused(allowed(here));
    }

    private static String allowed(List<Route> here) {
        return here.stream().map(route -> route.method().name()).sorted().collect(Collectors.joining(", "));
    }
}
