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
 * then the service. Whoever is refused on the way has cost no service anything.
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
                .chain(entry -> limits.admit(
                                entry.caller(),
                                entry.tenant(),
                                context.response().headers())
                        .chain(() -> forwarder.forward(context, entry.route())))
                .subscribe()
                .with(passed -> {}, failure -> refuse(context, failure));
    }

    private record Entry(Caller caller, TenantId tenant, Route route) {}

    private Entry enter(RoutingContext context) {
        Caller caller = callers.current();
        Exchange exchange = Exchange.of(context);
        exchange.by(caller);
        Route route =
                RouteTable.find(context.request().method(), context.request().path());
        exchange.along(route);
        if (!caller.has(route.role())) {
            throw Failure.of(ProblemCode.FORBIDDEN, "This needs the role %s.".formatted(route.role()));
        }
        TenantId tenant = caller.tenant()
                .orElseThrow(() ->
                        Failure.of(ProblemCode.FORBIDDEN, "This belongs to a tenant, and this identity has none."));
        return new Entry(caller, tenant, route);
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
