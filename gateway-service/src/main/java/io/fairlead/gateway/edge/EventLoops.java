package io.fairlead.gateway.edge;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** One event loop a processor: nothing here blocks one, and two on a processor only take turns. */
@ApplicationScoped
@Unremovable
class EventLoops implements VertxOptionsCustomizer {

    private static final int FEWEST = 2;

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(Math.max(FEWEST, Runtime.getRuntime().availableProcessors()));
    }
}
