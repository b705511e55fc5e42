package io.fairlead.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two replicas of connector-service and of webhook-service, and one of each other service. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    /** So many to each replica. */
    public static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx();
    private final StubService first = new StubService(vertx, "connector-1");
    private final StubService second = new StubService(vertx, "connector-2");
    private final StubService monitoring = new StubService(vertx, "monitoring");
    private final StubService sync = new StubService(vertx, "sync");
    private final List<StubService> webhooks =
            List.of(new StubService(vertx, "webhook-1"), new StubService(vertx, "webhook-2"));

    @Override
    public Map<String, String> start() {
        return Map.of(
                "fairlead.upstream.connector",
                first.address() + "," + second.address(),
                "fairlead.upstream.monitoring",
                monitoring.address(),
                "fairlead.upstream.sync",
                sync.address(),
                "fairlead.upstream.webhook",
                webhooks.getFirst().address() + "," + webhooks.getLast().address(),
                "fairlead.gateway.forward.timeout",
                "1s",
                "fairlead.gateway.forward.connections",
                String.valueOf(CONNECTIONS),
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

    public StubService sync() {
        return sync;
    }

    public List<StubService> webhooks() {
        return webhooks;
    }

    public List<StubService> all() {
        return Stream.concat(Stream.of(first, second, monitoring, sync), webhooks.stream())
                .toList();
    }

    public void reset() {
        all().forEach(StubService::reset);
    }

    public List<StubService.Arrival> arrivals() {
        return all().stream().flatMap(service -> service.arrivals().stream()).toList();
    }
}
