package io.fairlead.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One line and one measurement for each request to the API, also for those that get no further than the door. */
@ApplicationScoped
class AccessLog {

    private static final Set<String> METHODS =
            HttpMethod.values().stream().map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());
    private static final int BEFORE_THE_DOOR = -90_000;

    private final MeterRegistry metrics;
    private final AccessWriter writer;
    private final InstantSource clock;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** Clients may invent methods and paths, and shall not invent measurements with them. */
    private record Kind(String method, String route, int status, String outcome) {

        static Kind of(AccessLine line) {
            String method = METHODS.contains(line.method()) ? line.method() : "other";
            return new Kind(method, line.route(), line.status(), line.outcome());
        }
    }

    AccessLog(MeterRegistry metrics, AccessWriter writer, Clock clock) {
        this.metrics = metrics;
        this.writer = writer;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(BEFORE_THE_DOOR).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        Exchange exchange = Exchange.begin(context);
        context.addEndHandler(end -> ended(exchange));
        context.next();
    }

    private void ended(Exchange exchange) {
        AccessLine line = exchange.line(clock.instant());
        timers.computeIfAbsent(Kind.of(line), this::timer).record(exchange.nanos(), TimeUnit.NANOSECONDS);
        writer.write(line);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("fairlead.gateway.requests")
                .description("Requests to the API, by route and status")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .tag("outcome", kind.outcome())
                .register(metrics);
    }
}
