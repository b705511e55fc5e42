package io.fairlead.testing.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that keeps what is posted to it, and answers 200 unless told otherwise. */
public final class Receiver implements AutoCloseable {

    private static final int SILENCE = 0;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();

    public record Arrival(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + headers));
        }
    }

    private record Turn(int status, Map<String, String> headers) {}

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** What the next request is answered with. */
    public Receiver thenAnswers(int status, Map<String, String> headers) {
        turns.add(new Turn(status, headers));
        return this;
    }

    public Receiver thenAnswers(int status) {
        return thenAnswers(status, Map.of());
    }

    /** The next request is left without an answer. */
    public Receiver thenIsSilent() {
        return thenAnswers(SILENCE);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Turn turn = Optional.ofNullable(turns.poll()).orElseGet(() -> new Turn(200, Map.of()));
        arrivals.add(new Arrival(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
        if (turn.status() != SILENCE) {
            turn.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(turn.status(), -1);
            exchange.close();
        }
    }

    /** Waits for it. */
    public Arrival next() {
        try {
            return Optional.ofNullable(arrivals.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("nothing came"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public List<Arrival> next(int count) {
        List<Arrival> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(next());
        }
        return all;
    }

    /** Asks again and again until it is so. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    /** What has come and was not asked for. */
    public int waiting() {
        return arrivals.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
