package io.fairlead.chassis.sample;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Plain Vert.x routes beside the resources. */
@ApplicationScoped
class SampleRoutes {

    private final CurrentTenant tenant;
    private final Callers callers;

    SampleRoutes(CurrentTenant tenant, Callers callers) {
        this.tenant = tenant;
        this.callers = callers;
    }

    void register(@Observes Router router) {
        router.get("/.well-known/sample*")
                .handler(context -> context.end("%s of %s"
                        .formatted(
                                context.request().getHeader("Authorization"),
                                callers.find().map(Caller::name).orElse("nobody"))));
        router.get("/api/v1/plain/mine")
                .handler(context -> context.end(tenant.require().value()));
        router.get("/api/v1/plain/broken").handler(context -> {
            throw new IllegalStateException("secret detail of ours");
        });
        router.get("/api/v1/plain/throttled")
                .handler(context -> context.fail(Failure.of(ProblemCode.RATE_LIMITED, "Too many.")
                        .retryAfter(java.time.Duration.ofMillis(1_200))));
    }
}
