package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problems for whatever fails outside of resources: authentication, plain routes, addresses nobody serves. */
@ApplicationScoped
class ProblemRoutes {

    /** Quarkus' mark on requests whose authentication ended in neither yes nor no. */
    private static final String FAILED_IN_AUTHENTICATION = "io.quarkus.vertx.http.runtime.security.other-auth-failure";

    private static final int BEFORE_THE_BODY_IS_READ = -1_000;

    private final ProblemWriter problems;
    private final long largestBody;

    ProblemRoutes(
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.problems = problems;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route()
                .order(BEFORE_THE_BODY_IS_READ)
                .handler(this::refuseLargeBodies)
                .failureHandler(this::answer);
        for (int status : new int[] {400, 404, 405, 406, 415}) {
            router.errorHandler(status, this::answer);
        }
    }

    private void refuseLargeBodies(RoutingContext context) {
        if (length(context) <= largestBody) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.addEndHandler(ended -> context.request().connection().close());
        problems.write(context, StatusFailures.of(413).orElseThrow());
    }

    private static long length(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw Failure.of(ProblemCode.BAD_REQUEST, "The Content-Length is not a number.")
                    .because(e);
        }
    }

    private void answer(RoutingContext context) {
        problems.write(context, failure(context));
    }

    private static Failure failure(RoutingContext context) {
        var thrown = context.failure();
        if (thrown == null) {
            return StatusFailures.of(context.statusCode()).orElseGet(Diagnosis::internal);
        }
        return context.get(FAILED_IN_AUTHENTICATION) == null
                ? Diagnosis.of(thrown)
                : Diagnosis.ofAuthentication(thrown);
    }
}
