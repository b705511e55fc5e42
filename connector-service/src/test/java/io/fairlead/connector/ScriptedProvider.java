package io.fairlead.connector;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider whose answers a test writes. */
public final class ScriptedProvider implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpServerRequest> seen = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> script =
            request -> request.response().setStatusCode(404).end();
    private final HttpServer server;

    private ScriptedProvider() {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16_384))
                .requestHandler(request -> {
                    seen.add(request);
                    script.handle(request);
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static ScriptedProvider start() {
        return new ScriptedProvider();
    }

    /** From now on it answers so, and has seen nothing. */
    public void plays(Handler<HttpServerRequest> next) {
        seen.clear();
        script = next;
    }

    public List<HttpServerRequest> seen() {
        return seen;
    }

    public String baseUrl() {
        return "http://localhost:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
