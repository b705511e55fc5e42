package io.fairlead.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

    private final Vertx vertx = Vertx.vertx();
    private final EventStreams streams = new EventStreams(vertx);
    private final HttpClient client = vertx.createHttpClient();
    private final CompletableFuture<HttpServerRequest> told = new CompletableFuture<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void endsAsAWholeAnswerWhenTheReplicaStops() throws Exception {
        Future<Buffer> heard = listen();

        streams.stop(new ShutdownDelayInitiatedEvent());

        assertThat(await(heard)).hasToString("data: 1\n\n");
    }

    @Test
    void whatIsAskedForWhileTheReplicaStopsEndsSoon() throws Exception {
        streams.stop(new ShutdownDelayInitiatedEvent());

        assertThat(await(listen())).hasToString("data: 1\n\n");
    }

    @Test
    void breaksOffWhenItsSourceDoes() throws Exception {
        Future<Buffer> heard = listen();

        told.get(5, TimeUnit.SECONDS).connection().close();

        assertThatThrownBy(() -> await(heard)).isNotNull();
    }

    /** Through a server that passes on what another one tells. */
    private Future<Buffer> listen() {
        HttpServer source =
                await(vertx.createHttpServer().requestHandler(this::tell).listen(0));
        HttpServer between = await(vertx.createHttpServer()
                .requestHandler(request -> pass(request, source.actualPort()))
                .listen(0));
        return await(client.request(HttpMethod.GET, between.actualPort(), "localhost", "/")
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::body));
    }

    private void tell(HttpServerRequest request) {
        request.response().setChunked(true).write("data: 1\n\n").onSuccess(written -> told.complete(request));
    }

    private void pass(HttpServerRequest request, int port) {
        client.request(HttpMethod.GET, port, "localhost", "/")
                .compose(asked -> asked.send().compose(answer -> {
                    request.response().setChunked(true);
                    Future<Void> passing = answer.pipe().endOnFailure(false).to(request.response());
                    return streams.follow(asked, passing, request.response());
                }))
                .onFailure(failure -> request.connection().close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
