package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Refuses an address that is no URI (RFC 3986) and says where it goes wrong, before anything looks for a path in it; an
 * access log does.
 */
@ApplicationScoped
class MalformedAddresses {

    private static final int BEFORE_ANYTHING_READS_IT = -95_000;

    private final ProblemWriter problems;

    MalformedAddresses(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ANYTHING_READS_IT).handler(this::check);
    }

    private void check(RoutingContext context) {
        try {
            new URI(context.request().uri());
        } catch (URISyntaxException e) {
            problems.write(context, malformed(e));
            return;
        }
        context.next();
    }

    private static Failure malformed(URISyntaxException e) {
        return Failure.of(
                        ProblemCode.BAD_REQUEST,
                        "The address is no URI: %s at character %d. Percent-encode what RFC 3986 does not allow."
                                .formatted(e.getReason(), e.getIndex() + 1))
                .because(e);
    }
}
