package io.fairlead.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One line and one measurement for each request to the API, also for those that get no further than the door. */
@ApplicationScoped
class AccessLog {

    private static final Logger LOG = Logger.getLogger("io.fairlead.gateway.access");
    private static final int BEFORE_THE_DOOR = -90_000;

    private final MeterRegistry metrics;

    AccessLog(MeterRegistry metrics) {
        this.metrics = metrics;
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
        measure(exchange);
        Map<String, String> fields = exchange.fields();
        fields.forEach(MDC::put);
        LOG.infof("%s %s %s", exchange.method(), exchange.route(), fields.get("status"));
        fields.keySet().forEach(MDC::remove);
    }

    private void measure(Exchange exchange) {
        Timer.builder("fairlead.gateway.requests")
                .description("Requests to the API, by route and status")
                .tag("method", exchange.method())
                .tag("route", exchange.route())
                .tag("status", Integer.toString(exchange.status()))
                .tag("outcome", exchange.outcome())
                .register(metrics)
                .record(exchange.nanos(), TimeUnit.NANOSECONDS);
    }
}
