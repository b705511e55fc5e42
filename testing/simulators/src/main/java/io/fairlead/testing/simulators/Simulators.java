package io.fairlead.testing.simulators;

import io.fairlead.testing.simulators.juso.JusoTwin;
import io.fairlead.testing.simulators.oneroster.OneRosterTwin;
import io.fairlead.testing.simulators.stripe.StripeTwin;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;

/** All twins on one port: as a process of its own, or inside a test. */
public final class Simulators implements AutoCloseable {

    private final Vertx vertx;
    private final HttpWire wire;
    private final HttpServer server;

    private Simulators(Vertx vertx, HttpWire wire, HttpServer server) {
        this.vertx = vertx;
        this.wire = wire;
        this.server = server;
    }

    /** Serves on localhost; port 0 takes a free one. */
    public static Simulators start(int port) {
        return start(port, OneRosterTwin.USERS);
    }

    /** Serves on localhost; the OneRoster district has so many users. */
    public static Simulators start(int port, int rosterUsers) {
        return start("localhost", port, Clock.systemUTC(), rosterUsers);
    }

    public static Simulators start(String host, int port, Clock clock, int rosterUsers) {
        // The twins' state is not guarded by locks: one event loop serves them all.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        HttpWire wire = new HttpWire(vertx);
        try {
            Exchange exchange = new Exchange(
                    vertx,
                    clock,
                    List.of(new OneRosterTwin(clock, wire, rosterUsers), new StripeTwin(clock, wire), new JusoTwin()));
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(exchange)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Simulators(vertx, wire, server);
        } catch (RuntimeException notStarted) {
            wire.close();
            vertx.close();
            throw notStarted;
        }
    }

    public int port() {
        return server.actualPort();
    }

    public String baseUrl() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        wire.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorsCommand()).execute(args));
    }
}
