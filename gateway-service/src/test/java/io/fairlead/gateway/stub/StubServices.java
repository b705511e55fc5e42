package io.fairlead.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two replicas of connector-service and of webhook-service, and one of monitoring-service. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    private final Vertx vertx = Vertx.vertx();
    private final StubService first = new StubService(vertx, "connector-1");
    private final StubService second = new StubService(vertx, "connector-2");
    private final StubService monitoring = new StubService(vertx, "monitoring");
    private final List<StubService> webhooks =
            List.of(new StubService(vertx, "webhook-1"), new StubService(vertx, "webhook-2"));

    @Override
    public Map<String, String> start() {
        return Map.of(
                "fairlead.upstream.connector",
                first.address() + "," + second.address(),
                "fairlead.upstream.monitoring",
                monitoring.address(),
                "fairlead.upstream.webhook",
                webhooks.getFirst().address() + "," + webhooks.getLast().address(),
                "fairlead.gateway.forward.timeout",
                "1s",
                "fairlead.gateway.forward.largest-open-body",
                "2M",
                "quarkus.http.limits.max-body-size",
                "4M");
    }

    @Override
    public void stop() {
        vertx.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StubServices.class));
    }

    public StubService first() {
        return first;
    }

    public StubService second() {
        return second;
    }

    public StubService monitoring() {
        return monitoring;
    }

    public List<StubService> webhooks() {
        return webhooks;
    }

    public List<StubService> all() {
        return Stream.concat(Stream.of(first, second, monitoring), webhooks.stream())
                .toList();
    }

    public void reset() {
        all().forEach(StubService::reset);
    }

    public List<StubService.Arrival> arrivals() {
        return all().stream().flatMap(service -> service.arrivals().stream()).toList();
    }
}
