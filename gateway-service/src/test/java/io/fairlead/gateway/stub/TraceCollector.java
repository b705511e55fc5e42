package io.fairlead.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the spans of the service under test, as they leave it. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {

    private final Vertx vertx = Vertx.vertx();
    private final StubService collector = new StubService(vertx, "traces");

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.otel.exporter.otlp.traces.endpoint",
                collector.address(),
                "quarkus.otel.bsp.schedule.delay",
                "50ms");
    }

    @Override
    public void stop() {
        vertx.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TraceCollector.class));
    }

    public void forget() {
        collector.reset();
    }

    /** All that came, as it came; whatever is text in a span is text in it. */
    public String spans() {
        return collector.arrivals().stream()
                .map(arrival -> arrival.body().toString(StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
