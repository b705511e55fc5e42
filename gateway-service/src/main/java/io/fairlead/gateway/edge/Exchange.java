package io.fairlead.gateway.edge;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.gateway.route.Route;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is known of a request when it ends. */
final class Exchange {

    private static final String KEY = Exchange.class.getName();
    private static final int CLIENT_GONE = 499;
    private static final String NO_ROUTE = "none";

    private final RoutingContext context;
    private final long startedAt = System.nanoTime();
    private final Span span = Span.current();
    private @Nullable Caller caller;
    private @Nullable Route route;

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

    /** As it was answered, or what stands for a client that did not wait for it. */
    int status(boolean complete) {
        return complete ? context.response().getStatusCode() : CLIENT_GONE;
    }

    long nanos() {
        return System.nanoTime() - startedAt;
    }

    /** For the log: who asked for what and how it ended, and nothing of what was said. */
    Map<String, String> fields(boolean complete) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", method());
        fields.put("route", route());
        fields.put("status", Integer.toString(status(complete)));
        fields.put("ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos())));
        fields.put("bytesIn", Long.toString(context.request().bytesRead()));
        fields.put("bytesOut", Long.toString(context.response().bytesWritten()));
        fields.put("requestId", String.valueOf(context.response().headers().get("Fairlead-Request-Id")));
        fields.put("traceId", span.getSpanContext().getTraceId());
        Optional.ofNullable(caller).ifPresent(known -> {
            fields.put("subject", known.subject());
            known.tenant().ifPresent(tenant -> fields.put("tenant", tenant.value()));
        });
        return fields;
    }
}
