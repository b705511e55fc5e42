package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedBucketsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Redis REDIS =
            Redis.createClient(VERTX, TestInfrastructure.of("limits").redisUrl());

    private final SharedBuckets buckets = new SharedBuckets(REDIS);
    private final String tag = "{t-%s}".formatted(UUID.randomUUID());

    @AfterAll
    static void close() {
        REDIS.close();
        VERTX.closeAndAwait();
    }

    @Test
    void grantsTheCapacityToAllWhoAskAtOnce() {
        var slow = new Bucket(tag + ":slow", 50, 0.001);
        List<Uni<Decision>> asked = IntStream.range(0, 200)
                .mapToObj(n -> buckets.take(List.of(slow)))
                .toList();

        List<Decision> decisions =
                of(Uni.join().all(asked).usingConcurrencyOf(6).andFailFast());

        assertThat(decisions.stream().filter(Decision::allowed)).hasSize(50);
        assertThat(decisions).noneMatch(Decision::local);
    }

    @Test
    void takesFromAllOrFromNone() {
        var small = new Bucket(tag + ":small", 1, 0.001);
        var large = new Bucket(tag + ":large", 10, 0.001);
        of(buckets.take(List.of(large, small)));

        Decision refused = of(buckets.take(List.of(large, small)));

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.buckets()).extracting(Decision.State::remaining).containsExactly(9L, 0L);
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1_000));
    }

    @Test
    void fillsAgainByRedisOwnClock() {
        var fast = new Bucket(tag + ":fast", 1, 1_000);

        assertThat(IntStream.range(0, 50)
                        .mapToObj(n -> of(buckets.take(List.of(fast))))
                        .filter(Decision::allowed)
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void forgetsABucketThatIsFull() {
        var bucket = new Bucket(tag + ":forgotten", 10, 10);
        of(buckets.take(List.of(bucket)));

        long millis =
                of(REDIS.send(Request.cmd(Command.PTTL).arg(bucket.key()))).toLong();

        assertThat(millis).isBetween(1L, 1_100L);
    }

    @Test
    void loadsItsScriptAgainAfterRedisForgotIt() {
        var bucket = new Bucket(tag + ":b", 10, 0.001);
        of(buckets.take(List.of(bucket)));
        of(REDIS.send(Request.cmd(Command.SCRIPT).arg("FLUSH")));

        assertThat(of(buckets.take(List.of(bucket))).buckets().getFirst().remaining())
                .isEqualTo(8);
    }

    private static <T> T of(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
