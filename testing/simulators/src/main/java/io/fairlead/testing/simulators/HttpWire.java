package io.fairlead.testing.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.testing.simulators.webhook.Post;
import io.fairlead.testing.simulators.webhook.Reply;
import io.fairlead.testing.simulators.webhook.Wire;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Posts over HTTP, with the JDK's client: it hears the answer of who finds a body too large and closes before all of it
 * was sent, which Vert.x' client does not. What an answer says in its body is not kept.
 */
final class HttpWire implements Wire, AutoCloseable {

    private final Vertx vertx;
    private final Context twins;
    private final HttpClient client;

    HttpWire(Vertx vertx) {
        this.vertx = vertx;
        this.twins = vertx.getOrCreateContext();
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    @Override
    public void post(Post post, Duration timeout, Consumer<Reply> then) {
        var _ = exchange(post, timeout)
                .thenApply(HttpWire::answered)
                .exceptionally(failure -> new Reply.Unanswered(reason(post, failure)))
                .thenAccept(reply -> twins.runOnContext(_ -> then.accept(reply)));
    }

    private CompletableFuture<HttpResponse<Void>> exchange(Post post, Duration timeout) {
        try {
            CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request(post), BodyHandlers.discarding());
            return exchange.copy()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((_, _) -> exchange.cancel(true));
        } catch (IllegalArgumentException unsendable) {
            return CompletableFuture.failedFuture(unsendable);
        }
    }

    private static HttpRequest request(Post post) {
        byte[] body = post.body().getBytes(UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(post.url()))
                .POST(post.cut() ? half(body) : BodyPublishers.ofByteArray(body));
        post.headers().forEach(request::header);
        return request.build();
    }

    /** Announces all of it. */
    private static BodyPublisher half(byte[] body) {
        int half = body.length / 2;
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(body, 0, half),
                BodyPublishers.fromPublisher(HttpWire::breakOff, Math.max(1, body.length - half)));
    }

    private static void breakOff(Subscriber<? super ByteBuffer> receiver) {
        receiver.onSubscribe(new Subscription() {
            @Override
            public void request(long more) {}

            @Override
            public void cancel() {}
        });
        receiver.onError(new IOException("half of the body is enough"));
    }

    private static Reply answered(HttpResponse<Void> response) {
        return new Reply.Answered(
                response.statusCode(),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds));
    }

    private static String reason(Post post, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (post.cut()) {
            return "cut off half-way, as told";
        }
        return cause instanceof TimeoutException ? "no answer in time" : cause.toString();
    }

    @Override
    public void later(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), _ -> action.run());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
