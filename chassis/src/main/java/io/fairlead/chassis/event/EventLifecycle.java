package io.fairlead.chassis.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts what brings events out, and at the end lets nothing of them be lost that can be helped. */
@ApplicationScoped
class EventLifecycle {
    private static final Logger LOG = Logger.getLogger(EventLifecycle.class);
    private static final long TICK_MS = 200;
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

    private final EventBuffer buffer;
    private final OutboxRelay relay;
    private final OutboxListener listener;
    private final Vertx vertx;

    EventLifecycle(EventBuffer buffer, OutboxRelay relay, OutboxListener listener, Vertx vertx) {
        this.buffer = buffer;
        this.relay = relay;
        this.listener = listener;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(TICK_MS, ignored -> buffer.tick());
        relay.start();
        listener.listen(relay::wake)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.warnf("new outbox rows are polled for: %s", failure.toString()));
    }

    void stop(@Observes ShutdownEvent event) {
        attempt("events are left in the buffer", buffer.flush(), LONGEST_FLUSH);
        attempt("the outbox relay did not stop in time", relay.stop(), LONGEST_ROUND);
        attempt("the outbox listener did not close", listener.close(), LONGEST_ROUND);
    }

    private static void attempt(String otherwise, Uni<Void> work, Duration longest) {
        try {
            work.await().atMost(longest);
        } catch (RuntimeException e) {
            LOG.warnf("%s: %s", otherwise, e.toString());
        }
    }
}
