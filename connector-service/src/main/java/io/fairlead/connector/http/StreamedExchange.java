package io.fairlead.connector.http;

import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request whose answer is passed on while it comes. */
public final class StreamedExchange {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

    private final Vertx vertx;
    private final HttpClient client;
    private final ProviderConnections connections;
    private final HttpRequest request;
    private final Span span;
    private final Duration untilAnswer;
    private final Duration silence;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Promise<HttpClientResponse> answer = Promise.promise();
    private volatile boolean sent;
    private volatile @Nullable HttpClientRequest underWay;

    StreamedExchange(
            Vertx vertx,
            HttpClient client,
            ProviderConnections connections,
            HttpRequest request,
            Span span,
            Duration untilAnswer,
            Duration silence) {
        this.vertx = vertx;
        this.client = client;
        this.connections = connections;
        this.request = request;
        this.span = span;
        this.untilAnswer = untilAnswer;
        this.silence = silence;
    }

    /**
     * The answer's head, its body paused. Fails with an {@link HttpFailure}.
     *
     * @param stream the request's body where it streams, paused; it is touched only once there is a connection
     */
    public Future<HttpClientResponse> send(@Nullable ReadStream<Buffer> stream) {
        var timer = vertx.setTimer(Math.max(1, untilAnswer.toMillis()), id -> fail(new HttpFailure.TimedOut(sent)));
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setIdleTimeout(silence.toMillis());
        connections
                .open(client, request.uri(), options, over::get)
                .compose(connected -> exchange(connected, stream))
                .onSuccess(this::answered)
                .onFailure(this::fail);
        return answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Nobody waits for the answer, or for the rest of it, any more. */
    public void abandon() {
        if (over.compareAndSet(false, true)) {
            ClientSpans.failed(span, "cancelled");
        }
        reset();
    }

    private Future<HttpClientResponse> exchange(HttpClientRequest connected, @Nullable ReadStream<Buffer> stream) {
        underWay = connected;
        if (over.get()) {
            connected.reset();
            return Future.failedFuture(new HttpFailure.TimedOut(false));
        }
        sent = true;
        connected.putHeader(HttpHeaders.USER_AGENT, Exchange.USER_AGENT);
        request.headers().forEach((name, value) -> connected.headers().remove(name));
        request.headers().forEach((name, value) -> connected.headers().add(name, value));
        var paused = connected.response().onSuccess(HttpClientResponse::pause);
        write(connected, stream).onFailure(this::fail);
        return paused;
    }

    private Future<?> write(HttpClientRequest connected, @Nullable ReadStream<Buffer> stream) {
        if (stream != null) {
            return connected.send(stream);
        }
        var withoutBody = request.body().isEmpty() && BODILESS.contains(request.method());
        return withoutBody
                ? connected.end()
                : connected.end(Buffer.buffer(request.body().bytes()));
    }

    private void answered(HttpClientResponse response) {
        if (over.compareAndSet(false, true)) {
            ClientSpans.answered(span, response.statusCode());
            answer.complete(response);
        } else {
            reset();
        }
    }

    private void fail(Throwable thrown) {
        if (over.compareAndSet(false, true)) {
            ClientSpans.failed(span, thrown.getClass().getSimpleName());
            reset();
            ProviderStreams.<HttpClientResponse>asHttpFailure(thrown).onComplete(answer);
        }
    }

    private void reset() {
        var started = underWay;
        if (started != null) {
            started.reset();
        }
    }
}
