package io.fairlead.testing.benchmarks.server;

import io.fairlead.testing.benchmarks.process.Input;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/** A server as this machine serves best: an event loop for each processor, and native transport. */
final class Servers {

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private Servers() {}

    /** Listens until the standard input ends. */
    static void listen(int port, Function<Vertx, Handler<HttpServerRequest>> handlers) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));
        vertx.deployVerticle(
                        () -> new AbstractVerticle() {
                            @Override
                            public void start(Promise<Void> started) {
                                vertx.createHttpServer()
                                        .requestHandler(handlers.apply(vertx))
                                        .listen(port, "localhost")
                                        .<Void>mapEmpty()
                                        .onComplete(started);
                            }
                        },
                        new DeploymentOptions().setInstances(LOOPS))
                .onSuccess(listening -> System.out.println("ready"))
                .onFailure(failure -> System.exit(1));
        Input.awaitEnd();
        System.exit(0);
    }
}
