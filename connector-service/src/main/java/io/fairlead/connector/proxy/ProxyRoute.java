package io.fairlead.connector.proxy;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.ProblemWriter;
import io.fairlead.connector.account.Accounts;
import io.fairlead.connector.call.CallEvents;
import io.fairlead.connector.call.Deadline;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ANY /api/v1/proxy/{integration}/{path}}: who may, for which integration, and then the passage itself. */
@ApplicationScoped
class ProxyRoute {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Callers callers;
    private final Accounts accounts;
    private final CallEvents events;
    private final Passages passages;
    private final ProblemWriter problems;

    ProxyRoute(Callers callers, Accounts accounts, CallEvents events, Passages passages, ProblemWriter problems) {
        this.callers = callers;
        this.accounts = accounts;
        this.events = events;
        this.passages = passages;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route(ProxyTarget.PREFIX + "*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        context.request().pause();
        Uni.createFrom()
                .item(() -> enter(context))
                .chain(entry -> accounts.open(entry.target().integration())
                        .chain(account -> passages.pass(
                                context.request(), account, entry.target(), entry.patience(), entry.caller())))
                .subscribe()
                .with(passed -> {}, failure -> refuse(context, failure));
    }

    private record Entry(
            Caller caller, ProxyTarget target, @Nullable Duration patience) {}

    private Entry enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Caller caller = callers.current();
        if (!caller.has(Roles.OPERATOR))
            throw Failure.of(ProblemCode.FORBIDDEN, "This needs the role %s.".formatted(Roles.OPERATOR));
        ProxyTarget target = ProxyTarget.of(request.path(), request.query());
        LogFields.put("integration", target.integration());
        if (WRITES.contains(request.method())) events.requireRoom();
        else if (!READS.contains(request.method()))
            throw Failure.of(ProblemCode.METHOD_NOT_ALLOWED, "The proxy does not pass %s.".formatted(request.method()));
        return new Entry(caller, target, Deadline.parse(request.getHeader(Deadline.HEADER)));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        problems.write(context, failure);
        context.request().resume();
    }
}
