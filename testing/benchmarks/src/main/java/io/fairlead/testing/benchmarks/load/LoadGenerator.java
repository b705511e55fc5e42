package io.fairlead.testing.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Sends what is wished. As a process of its own it reads a {@link Wish} a line and answers each with an
 * {@link Outcome}; it ends with its input.
 */
public final class LoadGenerator {

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));
    private final Supplier<? extends Requests> requests;

    /** @param requests gives each event loop its own in each round */
    public LoadGenerator(Supplier<? extends Requests> requests) {
        this.requests = requests;
    }

    /** Takes a file with a token a line. */
    public static void main(String[] arguments) throws IOException {
        List<String> authorizations = Files.readAllLines(Path.of(arguments[0])).stream()
                .map("Bearer "::concat)
                .toList();
        var generator = new LoadGenerator(() -> new Reads(authorizations));
        System.out.println("ready");
        var wishes = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = wishes.readLine(); line != null; line = wishes.readLine()) {
            System.out.println(generator.send(Wish.parse(line)).line());
        }
        System.exit(0);
    }

    public Outcome send(Wish wish) {
        var part = new Wish(
                wish.target(), Math.max(1, wish.connections() / LOOPS), wish.perSecond() / LOOPS, wish.duration());
        List<Lane> lanes = IntStream.range(0, LOOPS)
                .mapToObj(loop -> new Lane(part, requests.get()))
                .toList();
        long begun = System.nanoTime();
        Future.join(lanes.stream().map(this::run).toList())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var duration = Duration.ofNanos(System.nanoTime() - begun);
        var all = Lane.noMicros();
        lanes.stream().map(Lane::micros).forEach(all::add);
        Map<Integer, Long> failures = new TreeMap<>();
        lanes.forEach(lane -> lane.failures().forEach((status, count) -> failures.merge(status, count, Long::sum)));
        return Outcome.of(all, failures, duration);
    }

    private Future<Void> run(Lane lane) {
        return vertx.deployVerticle(lane).compose(id -> lane.finished().future().compose(done -> vertx.undeploy(id)));
    }
}
