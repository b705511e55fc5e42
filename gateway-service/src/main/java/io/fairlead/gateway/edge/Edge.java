package io.fairlead.gateway.edge;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.ProblemWriter;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.gateway.forward.Forwarder;
import io.fairlead.gateway.limit.Limits;
import io.fairlead.gateway.route.MethodRefused;
import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The way of a request: an identity (verified before it comes here), a route, the role the route needs, the limits, and
 * then the service. Whoever is refused on the way has cost no service anything. An open route has no such way: what comes
 * on it is the service's to judge.
 */
@ApplicationScoped
class Edge {

    private final Callers callers;
    private final Limits limits;
    private final Forwarder forwarder;
    private final ProblemWriter problems;

    Edge(Callers callers, Limits limits, Forwarder forwarder, ProblemWriter problems) {
        this.callers = callers;
        this.limits = limits;
        this.forwarder = forwarder;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route("/api").handler(this::serve);
        router.route("/api/*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        context.request().pause();
        Uni.createFrom()
                .item(() -> enter(context))
                .chain(route -> admit(context, route).chain(() -> forwarder.forward(context, route)))
                .subscribe()
                .with(passed -> {}, failure -> refuse(context, failure));
    }

    private Route enter(RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        callers.find().ifPresent(exchange::by);
        Route route =
                RouteTable.find(context.request().method(), context.request().path());
        exchange.along(route);
        return route;
    }

    /** Who comes on an open route is known to the service alone, if to anybody. */
    private Uni<Void> admit(RoutingContext context, Route route) {
        return route.role().map(role -> admit(context, callers.current(), role)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    private Uni<Void> admit(RoutingContext context, Caller caller, String role) {
        if (!caller.has(role)) {
            throw Failure.of(ProblemCode.FORBIDDEN, "This needs the role %s.".formatted(role));
        }
        TenantId tenant = caller.tenant()
                .orElseThrow(() ->
                        Failure.of(ProblemCode.FORBIDDEN, "This belongs to a tenant, and this identity has none."));
        return limits.admit(caller, tenant, context.response().headers());
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof MethodRefused refused) {
            context.response().putHeader("Allow", refused.allowed());
        }
        if (context.response().headWritten()) {
            Exchange.of(context).breaksOff();
        }
        problems.write(context, failure);
        context.request().resume();
    }
}
