package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.chassis.redis.RedisLoops;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.net.NetClient;
import io.vertx.mutiny.core.net.NetServer;
import io.vertx.mutiny.core.net.NetSocket;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedBucketsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String URL = TestInfrastructure.of("limits").redisUrl();
    private static final Redis REDIS = Redis.createClient(VERTX, URL);

    private final SharedBuckets buckets = buckets(URL, Duration.ofSeconds(30));
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

    @Test
    void connectsAgainAfterItsConnectionEnded() {
        var bucket = new Bucket(tag + ":again", 1_000, 0.001);
        of(buckets.take(List.of(bucket)));

        of(REDIS.send(Request.cmd(Command.CLIENT).arg("KILL").arg("TYPE").arg("normal")));

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> of(buckets.take(List.of(bucket)))
                .allowed());
    }

    @Test
    void waitsNoLongerThanItsPatienceForASilentRedis() {
        NetServer silent =
                of(VERTX.createNetServer().connectHandler(socket -> {}).listen(0, "localhost"));
        var impatient = buckets("redis://localhost:" + silent.actualPort(), Duration.ofMillis(50));

        assertThatThrownBy(() -> of(impatient.take(List.of(new Bucket(tag + ":silent", 1, 1)))))
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void goesOnConnectingWhenThatTakesLongerThanItsPatience() {
        var distant = buckets("redis://localhost:" + distantRedis(Duration.ofMillis(600)), Duration.ofMillis(200));
        var wanted = List.of(new Bucket(tag + ":distant", 1_000, 0.001));

        assertThatThrownBy(() -> of(distant.take(wanted))).hasRootCauseInstanceOf(TimeoutException.class);

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> of(distant.take(wanted))
                .allowed());
    }

    /** The port of a way to Redis that takes so long to open. */
    private static int distantRedis(Duration away) {
        URI redis = URI.create(URL);
        NetClient client = VERTX.createNetClient();
        return of(VERTX.createNetServer()
                        .connectHandler(near -> {
                            near.pause();
                            VERTX.setTimer(away.toMillis(), over -> client.connect(redis.getPort(), redis.getHost())
                                    .subscribe()
                                    .with(far -> join(near, far)));
                        })
                        .listen(0, "localhost"))
                .actualPort();
    }

    private static void join(NetSocket near, NetSocket far) {
        near.handler(far::writeAndForget);
        far.handler(near::writeAndForget);
        near.resume();
    }

    private static SharedBuckets buckets(String url, Duration patience) {
        return new SharedBuckets(
                new RedisLoops(VERTX.getDelegate(), () -> new RedisOptions().setConnectionString(url), patience));
    }

    private static <T> T of(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
