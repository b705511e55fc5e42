package io.fairlead.testing.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadGeneratorTest {

    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int BUSY = 503;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> bodies = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {0, 500})
    void countsEveryRequestThatTheServerAnswered(int perSecond) {
        var reads = new LoadGenerator(() -> new Reads(List.of("Bearer a", "Bearer b")));

        Outcome outcome = reads.send(new Wish(server(number -> Request.OK), 8, perSecond, ROUND));

        assertThat(asked.get()).isPositive();
        assertThat(outcome.answered()).isEqualTo(asked.get());
        assertThat(outcome.failed()).isZero();
    }

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {0, 500})
    void sendsEachBodyOnce(int perSecond) {
        var numbers = new AtomicLong();
        var writes = new LoadGenerator(() -> due -> write("body " + numbers.getAndIncrement()));

        Outcome outcome = writes.send(new Wish(server(number -> Request.OK), 8, perSecond, ROUND));

        assertThat(outcome.answered()).isEqualTo(numbers.get()).isEqualTo(bodies.size());
    }

    @Test
    void whatIsNotAnsweredWith200IsCountedByItsStatusAndNotAsAnswered() {
        Queue<Integer> told = new ConcurrentLinkedQueue<>();
        var writes = new LoadGenerator(
                () -> due -> new Request(HttpMethod.POST, Map.of(), Buffer.buffer("body"), told::add));

        Outcome outcome = writes.send(new Wish(server(number -> number % 3 == 0 ? BUSY : 200), 8, 0, ROUND));

        long refused = (asked.get() + 2L) / 3;
        assertThat(outcome.failures()).isEqualTo(Map.of(BUSY, refused));
        assertThat(outcome.answered()).isEqualTo(asked.get() - refused);
        assertThat(told).hasSize(asked.get());
        assertThat(told.stream().filter(status -> status == BUSY)).hasSize((int) refused);
    }

    @Test
    void noAnswerIsAFailureToo() {
        var closed = server(number -> Request.NO_ANSWER);

        Outcome outcome = new LoadGenerator(() -> due -> write("body")).send(new Wish(closed, 8, 500, ROUND));

        assertThat(outcome.answered()).isZero();
        assertThat(outcome.failures()).containsOnlyKeys(Request.NO_ANSWER);
    }

    @Test
    void aServerThatStallsIsSeenInAllThatWaitedForIt() {
        var stalling = server(number -> Request.OK, Duration.ofMillis(200));

        Outcome outcome = new LoadGenerator(() -> due -> write("body")).send(new Wish(stalling, 2, 400, ROUND));

        assertThat(outcome.p50()).isGreaterThan(Duration.ofMillis(20));
    }

    private static Request write(String body) {
        return new Request(HttpMethod.POST, Map.of("Content-Type", "text/plain"), Buffer.buffer(body), status -> {});
    }

    /** @param statuses for the number of a request, from 0; {@link Request#NO_ANSWER} closes the connection */
    private URI server(IntUnaryOperator statuses) {
        return server(statuses, Duration.ZERO);
    }

    /** @param stall how long after the first request nothing is answered */
    private URI server(IntUnaryOperator statuses, Duration stall) {
        Promise<Void> stalled = Promise.promise();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    int number = asked.getAndIncrement();
                    bodies.add(body.toString());
                    if (number == 0) {
                        vertx.timer(1 + stall.toMillis(), TimeUnit.MILLISECONDS).onSuccess(over -> stalled.complete());
                    }
                    stalled.future().onSuccess(over -> answer(request, statuses.applyAsInt(number)));
                }))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://localhost:%d/".formatted(port));
    }

    private static void answer(HttpServerRequest request, int status) {
        if (status == Request.NO_ANSWER) {
            request.connection().close();
        } else {
            request.response().setStatusCode(status).end("here");
        }
    }
}
