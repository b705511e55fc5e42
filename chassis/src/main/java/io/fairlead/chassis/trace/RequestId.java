package io.fairlead.chassis.trace;

import io.fairlead.chassis.log.LogFields;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives every answer, whoever gives it, a {@code Fairlead-Request-Id}. Inside the suite a request keeps the id it came
 * with; at the public edge it gets its own.
 */
@ApplicationScoped
class RequestId {

    private static final String HEADER = "Fairlead-Request-Id";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int BEFORE_ALL_ELSE = -100_000;

    private final boolean publicEdge;

    RequestId(@ConfigProperty(name = "fairlead.identity.public-edge", defaultValue = "false") boolean publicEdge) {
        this.publicEdge = publicEdge;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::mark);
    }

    private void mark(RoutingContext context) {
        var id = id(context.request().getHeader(HEADER));
        context.response().putHeader(HEADER, id);
        LogFields.put("requestId", id);
        context.next();
    }

    private String id(@Nullable String given) {
        var keep = !publicEdge && given != null && SHAPE.matcher(given).matches();
        return keep && given != null ? given : UUID.randomUUID().toString();
    }
}
