package io.fairlead.connector.http;

import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.netty.handler.codec.DecoderException;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and what comes of it, told once. */
final class Exchange {
    static final String USER_AGENT = "Fairlead";

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpRequest request;
    private final Span span;
    private final UniEmitter<? super HttpAnswer> emitter;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Buffer body = Buffer.buffer();
    private volatile long timer = -1;
    private volatile boolean sent;
    private volatile @Nullable HttpClientRequest underWay;

    Exchange(Vertx vertx, HttpClient client, HttpRequest request, Span span, UniEmitter<? super HttpAnswer> emitter) {
        this.vertx = vertx;
        this.client = client;
        this.request = request;
        this.span = span;
        this.emitter = emitter;
    }

    void begin(ProviderConnections connections, Duration timeout) {
        timer = vertx.setTimer(Math.max(1, timeout.toMillis()), id -> fail(new HttpFailure.TimedOut(sent)));
        connections
                .open(client, request.uri(), new RequestOptions().setMethod(method()), over::get)
                .onSuccess(this::send)
                .onFailure(thrown -> fail((HttpFailure) thrown));
    }

    private HttpMethod method() {
        return HttpMethod.valueOf(request.method());
    }

    /** Nobody waits for the answer any more. */
    void abandon() {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(timer);
            ClientSpans.failed(span, "cancelled");
            reset();
        }
    }

    private void send(HttpClientRequest connected) {
        underWay = connected;
        if (over.get()) {
            connected.reset();
            return;
        }
        sent = true;
        connected.putHeader("User-Agent", USER_AGENT);
        request.headers().forEach(connected::putHeader);
        connected.response().onSuccess(this::receive).onFailure(thrown -> fail(broken(thrown)));
        var payload = request.body();
        var flushed = payload.isEmpty() && request.method().equals("GET")
                ? connected.end()
                : connected.end(Buffer.buffer(payload.bytes()));
        flushed.onFailure(thrown -> fail(broken(thrown)));
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(thrown -> fail(lost(response.statusCode(), thrown)));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > request.maxAnswerBytes()) {
                fail(HttpFailure.BodyLost.tooLarge(response.statusCode(), request.maxAnswerBytes()));
            } else if (!over.get()) {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> succeed(response));
    }

    private void succeed(HttpClientResponse response) {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(timer);
            ClientSpans.answered(span, response.statusCode());
            emitter.complete(new HttpAnswer(
                    response.statusCode(), Headers.received(response.headers()), Payload.of(body.getBytes())));
        }
    }

    private void fail(HttpFailure failure) {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(timer);
            ClientSpans.failed(span, failure.getClass().getSimpleName());
            reset();
            emitter.fail(failure);
        }
    }

    private void reset() {
        var started = underWay;
        if (started != null) {
            started.reset();
        }
    }

    private static HttpFailure broken(Throwable thrown) {
        return new HttpFailure.Broken("the connection broke before there was an answer", thrown);
    }

    private static HttpFailure lost(int status, Throwable thrown) {
        return thrown instanceof DecoderException
                ? HttpFailure.BodyLost.malformed(status, thrown)
                : HttpFailure.BodyLost.cutOff(status, thrown);
    }
}
