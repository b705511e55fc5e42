package io.fairlead.deploy.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A gateway with one run, whose events come over as many connections as it has answers. */
final class FakeRuns implements AutoCloseable {

    static final String ID = "7c9a5c46-0f0c-4a53-9c2e-3a1f3f6f0b11";

    private final HttpServer server;
    private final Queue<Answer> streams = new ArrayDeque<>();
    final List<String> started = new ArrayList<>();
    Answer toStart = new Answer(202, "{\"id\":\"%s\",\"state\":\"queued\"}".formatted(ID), false);
    String token = "first";

    /** What one request gets, and whether the connection breaks after it. */
    record Answer(int status, String body, boolean breaks) {}

    FakeRuns() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** One connection that tells these runs and ends. */
    void tells(String... runs) {
        streams.add(new Answer(200, events(runs), false));
    }

    /** One connection that tells these runs and breaks off in the middle of the next event. */
    void breaksAfter(String... runs) {
        streams.add(new Answer(200, events(runs) + "event: progress\ndata: {\"id\":", true));
    }

    void refusesToTell(int status) {
        streams.add(new Answer(status, "{\"code\":\"service-unavailable\",\"detail\":\"away\"}", false));
    }

    static String run(String state, String rest) {
        return """
                {"id":"%s","integration":"oneroster","mode":"full","state":"%s","somethingNew":1%s}""".formatted(ID, state, rest);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String events(String... runs) {
        var text = new StringBuilder(": ready\n\n");
        for (var run : runs) {
            text.append("event: progress\ndata: ").append(run).append("\n\n");
        }
        return text.toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, new Answer(401, "{\"code\":\"unauthenticated\",\"detail\":\"expired\"}", false));
        } else if (path.endsWith("/events")) {
            var next = streams.poll();
            answer(exchange, next == null ? new Answer(503, "{}", false) : next);
        } else if (path.endsWith("/integrations")) {
            answer(exchange, new Answer(200, "{\"items\":[{\"name\":\"juso\"},{\"name\":\"stripe\"}]}", false));
        } else {
            started.add(sent);
            answer(exchange, toStart);
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), answer.breaks() ? bytes.length + 100L : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
