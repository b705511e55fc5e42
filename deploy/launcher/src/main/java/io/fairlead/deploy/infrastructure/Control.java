package io.fairlead.deploy.infrastructure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.deploy.part.PartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** What a test may do to a part: {@code POST /<part>/<order>} on the loopback address, answered when it is done. */
final class Control {

    private static final int DONE = 204;
    private static final int FAILED = 409;

    private final Infrastructure infrastructure;
    private final HttpServer server;

    private Control(Infrastructure infrastructure, HttpServer server) {
        this.infrastructure = infrastructure;
        this.server = server;
    }

    static Control of(Infrastructure infrastructure) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var control = new Control(infrastructure, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", control::obey);
        server.start();
        return control;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void obey(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/", 3);
        try {
            carryOut(path[path.length - 1], path[1]);
            exchange.sendResponseHeaders(DONE, -1);
        } catch (PartFailed | IllegalArgumentException e) {
            var reason = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(FAILED, reason.length);
            exchange.getResponseBody().write(reason);
        } finally {
            exchange.close();
        }
    }

    private void carryOut(String order, String part) {
        switch (order) {
            case "start" -> infrastructure.start(part);
            case "stop" -> infrastructure.stop(part);
            case "kill" -> infrastructure.kill(part);
            case "suspend" -> infrastructure.suspend(part);
            case "resume" -> infrastructure.resume(part);
            default -> throw new IllegalArgumentException("there is no order '%s'".formatted(order));
        }
    }
}
