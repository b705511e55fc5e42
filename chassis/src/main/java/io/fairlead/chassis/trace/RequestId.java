package io.fairlead.chassis.trace;

import io.fairlead.chassis.log.LogFields;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request and every answer, whoever gives it, a {@code Fairlead-Request-Id}. Inside the suite a request
 * keeps the id it came with; the public edge lets none in, so that it begins there.
 */
@ApplicationScoped
class RequestId {

    private static final String HEADER = "Fairlead-Request-Id";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int BEFORE_ALL_ELSE = -100_000;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::mark);
    }

    private void mark(RoutingContext context) {
        var id = id(context.request().getHeader(HEADER));
        context.request().headers().set(HEADER, id);
        context.response().putHeader(HEADER, id);
        LogFields.put("requestId", id);
        context.next();
    }

    private static String id(@Nullable String given) {
        return given != null && SHAPE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
