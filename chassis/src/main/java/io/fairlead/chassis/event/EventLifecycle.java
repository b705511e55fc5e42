package io.fairlead.chassis.event;

import io.fairlead.chassis.stop.Closer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Starts what brings events out, and at the end lets nothing of them be lost that can be helped. */
@ApplicationScoped
class EventLifecycle implements Closer {
    private static final Logger LOG = Logger.getLogger(EventLifecycle.class);
    private static final long TICK_MS = 200;

    private final EventBuffer buffer;
    private final OutboxRelay relay;
    private final OutboxListener listener;
    private final Vertx vertx;
    private volatile long ticking;

    EventLifecycle(EventBuffer buffer, OutboxRelay relay, OutboxListener listener, Vertx vertx) {
        this.buffer = buffer;
        this.relay = relay;
        this.listener = listener;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        ticking = vertx.setPeriodic(TICK_MS, ignored -> buffer.tick());
        relay.start();
        listener.listen(relay::wake)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.warnf("new outbox rows are polled for: %s", failure.toString()));
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Uni<Void> close() {
        vertx.cancelTimer(ticking);
        return buffer.flush()
                .onItemOrFailure()
                .call((done, failure) -> relay.stop())
                .onItemOrFailure()
                .call((done, failure) -> listener.close());
    }
}
