package io.fairlead.connector.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.breaker.SharedBreakers.Reply;
import io.fairlead.connector.engine.breaker.Breaker.Pass;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.breaker.BreakerState.Position;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The machine in Redis, as two replicas use it. */
class SharedBreakersTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Redis REDIS =
            Redis.createClient(VERTX, TestInfrastructure.of("breakers").redisUrl());
    private static final BreakerRule RULE = new BreakerRule(3, Duration.ofHours(1));
    private static final BreakerRule SOON = new BreakerRule(3, Duration.ofMillis(1));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SharedBreakers here = new SharedBreakers(REDIS);
    private final SharedBreakers there = new SharedBreakers(REDIS);
    private final BreakerKey key = new BreakerKey("t-" + UUID.randomUUID(), "stripe");

    @AfterAll
    static void close() {
        REDIS.close();
        VERTX.closeAndAwait();
    }

    @Test
    void failuresSeenByEitherReplicaAddUp() {
        fails(here, RULE);
        fails(there, RULE);
        fails(here, RULE);

        var refused = of(there.tell(key, RULE, "admit", UUID.randomUUID()));

        assertThat(refused.pass()).isNull();
        assertThat(refused.state().position()).isEqualTo(Position.OPEN);
        assertThat(refused.state().failures()).isEqualTo(3);
        assertThat(refused.state().untilTrial()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(refused.state().openedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void oneCallOfAllReplicasTriesAndItsSuccessClosesItForAll() {
        var trial = openedAndTried();
        assertThat(of(there.tell(key, SOON, "admit", UUID.randomUUID())).pass()).isNull();

        of(here.tell(key, SOON, "well", trial));

        assertThat(of(there.look(key, SOON)).state()).isEqualTo(BreakerState.UNTOUCHED);
    }

    @Test
    void aFailedTrialOpensItAnew() {
        var trial = openedAndTried();

        var after = of(there.tell(key, RULE, "ailing", trial));

        assertThat(after.state().position()).isEqualTo(Position.OPEN);
        assertThat(after.state().failures()).isEqualTo(4);
    }

    @Test
    void aTrialThatSaysNothingLetsAnotherTry() {
        var trial = openedAndTried();

        of(there.tell(key, SOON, "unknown", trial));

        assertThat(of(here.tell(key, SOON, "admit", UUID.randomUUID())).pass()).isEqualTo(Pass.TRIAL);
    }

    @Test
    void isClosedByHand() {
        opened(RULE);

        of(there.reset(key, RULE));

        assertThat(of(here.look(key, RULE)).state()).isEqualTo(BreakerState.UNTOUCHED);
    }

    private UUID openedAndTried() {
        opened(SOON);
        await().atMost(PATIENCE).until(() -> of(here.look(key, SOON)).state().position() == Position.HALF_OPEN);
        var trial = UUID.randomUUID();
        assertThat(of(here.tell(key, SOON, "admit", trial)).pass()).isEqualTo(Pass.TRIAL);
        return trial;
    }

    private void opened(BreakerRule rule) {
        for (var i = 0; i < rule.threshold(); i++) fails(here, rule);
    }

    private void fails(SharedBreakers replica, BreakerRule rule) {
        of(replica.tell(key, rule, "ailing", UUID.randomUUID()));
    }

    private static Reply of(Uni<Reply> reply) {
        return reply.await().atMost(PATIENCE);
    }
}
