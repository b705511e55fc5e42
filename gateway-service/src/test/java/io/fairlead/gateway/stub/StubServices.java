package io.fairlead.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/** Two replicas of connector-service and one of monitoring-service. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    private final Vertx vertx = Vertx.vertx();
    private final StubService first = new StubService(vertx, "connector-1");
    private final StubService second = new StubService(vertx, "connector-2");
    private final StubService monitoring = new StubService(vertx, "monitoring");

    @Override
    public Map<String, String> start() {
        return Map.of(
                "fairlead.upstream.connector",
                first.address() + "," + second.address(),
                "fairlead.upstream.monitoring",
                monitoring.address(),
                "fairlead.gateway.forward.timeout",
                "1s",
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

    public List<StubService> all() {
        return List.of(first, second, monitoring);
    }

    public void reset() {
        all().forEach(StubService::reset);
    }

    public List<StubService.Arrival> arrivals() {
        return all().stream().flatMap(service -> service.arrivals().stream()).toList();
    }
}
