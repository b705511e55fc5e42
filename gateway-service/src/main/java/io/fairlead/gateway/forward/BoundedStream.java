package io.fairlead.gateway.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that fails as soon as more than the limit has come. */
final class BoundedStream implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable exceeded;
    private long received;
    private @Nullable Handler<Throwable> failureHandler;

    BoundedStream(ReadStream<Buffer> body, long limit, Runnable exceeded) {
        this.body = body;
        this.limit = limit;
        this.exceeded = exceeded;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failureHandler = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        boolean wasWithin = received <= limit;
        received += buffer.length();
        if (received <= limit) {
            handler.handle(buffer);
        } else if (wasWithin) {
            exceeded.run();
            if (failureHandler != null) {
                failureHandler.handle(new BodyTooLarge());
            }
        }
    }
}
