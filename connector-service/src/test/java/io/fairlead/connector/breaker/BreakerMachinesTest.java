package io.fairlead.connector.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.breaker.SharedBreakers.Reply;
import io.fairlead.connector.engine.breaker.Breaker;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.Verdict;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** The machine in Redis and the one in memory are the same. */
class BreakerMachinesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Redis REDIS =
            Redis.createClient(VERTX, TestInfrastructure.of("breakers").redisUrl());

    private final SharedBreakers shared = new SharedBreakers(REDIS);

    @AfterContainer
    static void close() {
        REDIS.close();
        VERTX.closeAndAwait();
    }

    /** While no time passes, Redis' machine and ours do the same. */
    @Property(tries = 60)
    void doesAsTheMachineInMemoryDoes(
            @ForAll @Size(max = 25) List<Verdict> verdicts, @ForAll @IntRange(min = 1, max = 5) int threshold) {
        var rule = new BreakerRule(threshold, Duration.ofHours(1));
        var key = new BreakerKey("t-" + UUID.randomUUID(), "stripe");
        var ours = new Breaker();
        var now = Instant.now();
        for (var verdict : verdicts) {
            var call = UUID.randomUUID();
            var reply = of(shared.tell(key, rule, "admit", call));
            assertThat(reply.pass()).isEqualTo(ours.admit(rule, call, now).orElse(null));
            ours.report(rule, call, verdict, now);
            var after = of(shared.tell(key, rule, word(verdict), call)).state();
            assertThat(after.position()).isEqualTo(ours.state(rule, now).position());
            assertThat(after.failures()).isEqualTo(ours.state(rule, now).failures());
        }
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static Reply of(Uni<Reply> reply) {
        return reply.await().atMost(Duration.ofSeconds(20));
    }
}
