package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.redis.RedisLoops;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Turns while Redis is away. */
class TurnsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Bucket TEN_A_SECOND = new Bucket("{school/library}:budget", 10, 10);

    private long now;
    private final Turns turns = new Turns(
            new SharedTurns(new RedisLoops(
                    VERTX.getDelegate(),
                    () -> new RedisOptions().setConnectionString("redis://localhost:1"),
                    Duration.ofMillis(50))),
            halves(),
            () -> now);

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void areHandedOutAtThisProcessShare() {
        for (int i = 0; i < 5; i++) {
            assertThat(take(null).untilThen()).isZero();
        }

        var waiting = take(null);

        assertThat(waiting.local()).isTrue();
        assertThat(waiting.untilThen()).isEqualTo(Duration.ofMillis(200));
        now += 200_000;
        assertThat(take(waiting).untilThen()).isZero();
    }

    @Test
    void oneThatRedisGaveIsAskedForAnew() {
        for (int i = 0; i < 5; i++) take(null);

        assertThat(take(new Turn(true, Duration.ZERO, 0, false)).untilThen()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void comeNotWhileTheBucketIsClosed() {
        of(turns.close(TEN_A_SECOND, Duration.ofSeconds(3)));

        assertThat(take(null).untilThen()).isEqualTo(Duration.ofSeconds(3));
    }

    private Turn take(@Nullable Turn due) {
        return of(turns.take(TEN_A_SECOND, Duration.ofSeconds(30), 10, due));
    }

    private static <T> T of(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }

    private static LimitConfig halves() {
        return new LimitConfig() {
            @Override
            public Duration patience() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration pause() {
                return Duration.ofSeconds(1);
            }

            @Override
            public double localShare() {
                return 0.5;
            }
        };
    }
}
