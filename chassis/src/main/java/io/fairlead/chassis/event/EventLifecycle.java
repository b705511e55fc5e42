package io.fairlead.chassis.event;

import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.stop.Closer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts what brings events out, and at the end lets nothing of them be lost that can be helped. */
@ApplicationScoped
class EventLifecycle implements Closer {
    private static final long TICK_MS = 200;
    private static final long DURABLE_TICK_MS = 20;

    private final EventBuffer buffer;
    private final DurableEvents durable;
    private final OutboxRelay relay;
    private final DatabaseSignals signals;
    private final Vertx vertx;
    private volatile long ticking;
    private volatile long durableTicking;

    EventLifecycle(EventBuffer buffer, DurableEvents durable, OutboxRelay relay, DatabaseSignals signals, Vertx vertx) {
        this.buffer = buffer;
        this.durable = durable;
        this.relay = relay;
        this.signals = signals;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        ticking = vertx.setPeriodic(TICK_MS, ignored -> buffer.tick());
        durableTicking = vertx.setPeriodic(DURABLE_TICK_MS, ignored -> durable.tick());
        signals.on("outbox", ignored -> relay.wake());
        relay.start();
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Uni<Void> close() {
        vertx.cancelTimer(ticking);
        vertx.cancelTimer(durableTicking);
        return buffer.flush()
                .onItemOrFailure()
                .call((done, failure) -> relay.stop())
                .onItemOrFailure()
                .call((done, failure) -> signals.close());
    }
}
