package io.fairlead.testing.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadGeneratorTest {

    private static final Duration ROUND = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong asked = new AtomicLong();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {0, 500})
    void countsEveryRequestThatTheServerAnswered(int perSecond) {
        Outcome outcome =
                new LoadGenerator(List.of("Bearer a", "Bearer b")).send(new Wish(server(), 8, perSecond, ROUND));

        assertThat(asked.get()).isPositive();
        assertThat(outcome.answered()).isEqualTo(asked.get());
        assertThat(outcome.failed()).isZero();
    }

    private URI server() {
        int port = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    request.response().end("here");
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://localhost:%d/".formatted(port));
    }
}
