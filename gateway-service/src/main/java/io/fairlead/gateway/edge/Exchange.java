package io.fairlead.gateway.edge;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.gateway.route.Route;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is known of a request when it ends. */
final class Exchange {

    private static final String KEY = Exchange.class.getName();
    private static final String CLIENT_GONE = "client-gone";
    private static final int STATUS_OF_NOBODY = 499;
    private static final String NO_ROUTE = "none";

    private final RoutingContext context;
    private final long startedAt = System.nanoTime();
    private final Span span = Span.current();
    private @Nullable Caller caller;
    private @Nullable Route route;
    private boolean brokenOff;

    private Exchange(RoutingContext context) {
        this.context = context;
    }

    static Exchange begin(RoutingContext context) {
        Exchange exchange = new Exchange(context);
        context.put(KEY, exchange);
        return exchange;
    }

    static Exchange of(RoutingContext context) {
        Exchange exchange = context.get(KEY);
        return exchange == null ? begin(context) : exchange;
    }

    void by(Caller known) {
        caller = known;
    }

    void along(Route found) {
        route = found;
        span.updateName(method() + " " + route());
        span.setAttribute("http.route", route());
    }

    String method() {
        return context.request().method().name();
    }

    String route() {
        return route == null ? NO_ROUTE : route.path().toString();
    }

    /** The answer had begun when what it came from failed. */
    void breaksOff() {
        brokenOff = true;
    }

    private String outcome() {
        if (context.response().ended()) {
            return "complete";
        }
        return brokenOff ? "broken-off" : CLIENT_GONE;
    }

    /** As it was answered, or what stands for a client that did not wait for it. */
    private int status(String outcome) {
        return outcome.equals(CLIENT_GONE)
                ? STATUS_OF_NOBODY
                : context.response().getStatusCode();
    }

    long nanos() {
        return System.nanoTime() - startedAt;
    }

    AccessLine line(Instant endedAt) {
        String outcome = outcome();
        return new AccessLine(
                endedAt,
                method(),
                route(),
                status(outcome),
                outcome,
                TimeUnit.NANOSECONDS.toMillis(nanos()),
                context.request().bytesRead(),
                context.response().bytesWritten(),
                context.response().headers().get("Fairlead-Request-Id"),
                span.getSpanContext().getTraceId(),
                caller == null ? null : caller.subject(),
                caller == null ? null : caller.tenant().map(TenantId::value).orElse(null));
    }
}
