package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.redis.RedisLoops;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedTurnsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String URL = TestInfrastructure.of("limits").redisUrl();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SharedTurns turns = new SharedTurns(
            new RedisLoops(VERTX.getDelegate(), () -> new RedisOptions().setConnectionString(URL), PATIENCE));
    private final Bucket slow = new Bucket("{t-%s}:turns".formatted(UUID.randomUUID()), 3, 0.1);

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void handsOutOneTurnAfterTheOtherToAllWhoAskAtOnce() {
        List<Uni<Turn>> asked = IntStream.range(0, 10)
                .mapToObj(n -> turns.take(slow, Duration.ofMinutes(1), 5, null))
                .toList();

        List<Turn> taken = of(Uni.join().all(asked).usingConcurrencyOf(4).andFailFast()).stream()
                .sorted(Comparator.comparing(Turn::untilThen))
                .toList();

        assertThat(taken.stream().filter(Turn::granted)).hasSize(8);
        assertThat(taken.get(2).untilThen()).isZero();
        assertThat(taken.get(3).untilThen()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(taken.get(7).untilThen()).isBetween(Duration.ofSeconds(49), Duration.ofSeconds(50));
    }

    @Test
    void refusesATurnThatComesTooLateAndTakesNothingForIt() {
        for (int i = 0; i < 3; i++) take(null);

        var refused = of(turns.take(slow, Duration.ofSeconds(5), 10, null));

        assertThat(refused.granted()).isFalse();
        assertThat(refused.untilThen()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(take(null).untilThen()).isLessThan(Duration.ofSeconds(11));
    }

    @Test
    void aTurnIsGoodUntilTheBucketIsClosed() {
        for (int i = 0; i < 3; i++) take(null);
        var turn = take(null);
        assertThat(take(turn).untilThen()).isZero();

        of(turns.close(slow, Duration.ofSeconds(30)));
        of(turns.close(slow, Duration.ofSeconds(1)));

        var again = take(turn);
        assertThat(again.epoch()).isNotEqualTo(turn.epoch());
        assertThat(again.untilThen()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(take(again).untilThen()).isZero();
        assertThat(take(null).untilThen()).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40));
    }

    @Test
    void aTurnOfAProcessByItselfIsNoTurnHere() {
        for (int i = 0; i < 3; i++) take(null);

        assertThat(take(new Turn(true, Duration.ZERO, 0, true)).untilThen()).isPositive();
    }

    private Turn take(@Nullable Turn due) {
        return of(turns.take(slow, Duration.ofMinutes(10), 10, due));
    }

    private static <T> T of(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
