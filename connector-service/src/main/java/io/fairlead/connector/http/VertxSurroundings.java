package io.fairlead.connector.http;

import io.fairlead.connector.engine.host.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The engine on Vert.x: its timers, its worker threads, and the caller's own context to come back to. */
@ApplicationScoped
public class VertxSurroundings implements Surroundings {
    private final Vertx vertx;
    private final InstantSource clock;

    VertxSurroundings(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Uni<Void> after(Duration wait) {
        return Uni.createFrom().emitter(emitter -> {
            var timer = vertx.setTimer(Math.max(1, wait.toMillis()), id -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    @Override
    public Executor here() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    @Override
    public <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work::get, false).toCompletionStage());
    }
}
