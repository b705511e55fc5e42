package io.fairlead.testing.simulators;

import io.fairlead.testing.simulators.webhook.Post;
import io.fairlead.testing.simulators.webhook.Reply;
import io.fairlead.testing.simulators.webhook.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Posts over HTTP; redirects are not followed, and what an answer says in its body is not kept. */
final class HttpWire implements Wire {

    private static final int CONNECTIONS_TO_ONE_HOST = 64;

    private final Vertx vertx;
    private final HttpClient client;

    HttpWire(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_ONE_HOST));
    }

    @Override
    public void post(Post post, Duration timeout, Consumer<Reply> then) {
        Future.succeededFuture(post.url())
                .map(url -> new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(url)
                        .setTimeout(timeout.toMillis()))
                .compose(client::request)
                .compose(request -> exchange(request, post, timeout))
                .otherwise(failure -> new Reply.Unanswered(reason(failure)))
                .onSuccess(then::accept);
    }

    private static Future<Reply> exchange(HttpClientRequest request, Post post, Duration timeout) {
        post.headers().forEach(request::putHeader);
        Buffer body = Buffer.buffer(post.body());
        if (post.cut()) {
            return cut(request, body);
        }
        // Who finds the body too large may answer before all of it was sent: the answer counts, not the sending.
        request.end(body);
        return request.response()
                .compose(HttpWire::read)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> request.reset());
    }

    private static Future<Reply> read(HttpClientResponse response) {
        Reply reply = new Reply.Answered(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Retry-After"))
                        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds));
        return response.end().map(reply).otherwise(reply);
    }

    private static Future<Reply> cut(HttpClientRequest request, Buffer body) {
        request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        return request.write(body.getBuffer(0, body.length() / 2))
                .compose(_ -> request.connection().close())
                .map(_ -> new Reply.Unanswered("cut off half-way, as told"));
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    @Override
    public void later(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), _ -> action.run());
    }
}
