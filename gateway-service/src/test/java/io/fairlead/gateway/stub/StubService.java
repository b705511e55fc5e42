package io.fairlead.gateway.stub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A service behind the gateway that remembers what reached it. */
public final class StubService {

    /** A request as it arrived. */
    public record Arrival(String method, String uri, List<Header> headers, Buffer body) {

        public List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }
    }

    /** One line of a request's head. */
    public record Header(String name, String value) {}

    private final Vertx vertx;
    private final String name;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> answer = StubService::greet;
    private volatile HttpServer server;
    private final AtomicInteger cancelled = new AtomicInteger();

    StubService(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
        this.server = listen(0);
    }

    public String address() {
        return "http://localhost:" + server.actualPort();
    }

    public List<Arrival> arrivals() {
        return arrivals;
    }

    /** Requests whose other side went away. */
    public int cancelled() {
        return cancelled.get();
    }

    public void answers(Consumer<HttpServerRequest> with) {
        answer = with;
    }

    public void reset() {
        arrivals.clear();
        cancelled.set(0);
        answer = StubService::greet;
    }

    public void stop() {
        await(server.close());
    }

    public void startAgain() {
        server = listen(server.actualPort());
    }

    /** Sends back what it receives, as it comes. */
    public static void echo(HttpServerRequest request) {
        request.response().setChunked(true);
        request.pipeTo(request.response());
    }

    private static void greet(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"uri\":\"%s\"}".formatted(request.uri()));
    }

    private HttpServer listen(int port) {
        HttpServer started = vertx.createHttpServer().requestHandler(this::receive);
        await(started.listen(port));
        return started;
    }

    private void receive(HttpServerRequest request) {
        List<Header> headers = new ArrayList<>();
        request.headers().forEach((field, value) -> headers.add(new Header(field, value)));
        request.response().putHeader("Stub", name);
        request.connection().closeHandler(closed -> {
            if (!request.response().ended()) {
                cancelled.incrementAndGet();
            }
        });
        if (request.path().endsWith("/echo")) {
            arrivals.add(new Arrival(request.method().name(), request.uri(), headers, Buffer.buffer()));
            echo(request);
            return;
        }
        request.body().onSuccess((Buffer body) -> {
            arrivals.add(new Arrival(request.method().name(), request.uri(), headers, body));
            answer.accept(request);
        });
    }

    private static <T> void await(Future<T> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
