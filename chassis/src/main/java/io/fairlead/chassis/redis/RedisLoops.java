package io.fairlead.chassis.redis;

import io.netty.channel.EventLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Redis for what is asked with each request: every event loop has a connection of its own, and what it asks within one
 * turn leaves together. Quarkus' own client has all its connections on one loop.
 */
public final class RedisLoops {

    private final VertxInternal vertx;
    private final Supplier<RedisOptions> options;
    private final Duration patience;
    private final Map<EventLoop, LoopConnection> connections = new ConcurrentHashMap<>();

    /**
     * Connects when first asked.
     *
     * @param patience how long an answer is waited for
     */
    public RedisLoops(Vertx vertx, Supplier<RedisOptions> options, Duration patience) {
        this.vertx = (VertxInternal) vertx;
        this.options = options;
        this.patience = patience;
    }

    /** What the script returns, on the context that asked; fails when Redis does not answer in time. */
    public Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return Uni.createFrom()
                .completionStage(() -> ask(script, keys, arguments).toCompletionStage());
    }

    private Future<Response> ask(RedisScript script, List<String> keys, List<String> arguments) {
        ContextInternal asking = vertx.getOrCreateContext();
        EventLoop loop = asking.nettyEventLoop();
        Promise<Response> answer = asking.promise();
        var question = new LoopConnection.Question(script, keys, arguments, answer);
        if (loop.inEventLoop()) {
            connection(asking).ask(question);
        } else {
            loop.execute(() -> connection(asking).ask(question));
        }
        return answer.future();
    }

    /** In a context of the loop alone, and of no request that passes there. */
    private LoopConnection connection(ContextInternal asking) {
        EventLoop loop = asking.nettyEventLoop();
        LoopConnection known = connections.get(loop);
        return known == null
                ? connections.computeIfAbsent(
                        loop,
                        first -> new LoopConnection(
                                vertx.createEventLoopContext(first, asking.workerPool(), asking.classLoader()),
                                options.get(),
                                patience))
                : known;
    }
}
