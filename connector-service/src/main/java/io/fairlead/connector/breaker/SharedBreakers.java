package io.fairlead.connector.breaker;

import io.fairlead.chassis.redis.RedisScript;
import io.fairlead.connector.engine.breaker.Breaker;
import io.fairlead.connector.engine.breaker.Breaker.Pass;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.breaker.BreakerState.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The breakers that all replicas share: {@link Breaker}'s machine in Redis, by Redis' own clock. */
@ApplicationScoped
class SharedBreakers {
    private static final RedisScript SCRIPT = RedisScript.of("/redis/breaker.lua");
    private static final int AS_TRIAL = 2;
    private static final String NOBODY = "-";

    private final Redis redis;

    SharedBreakers(Redis redis) {
        this.redis = redis;
    }

    /** What the breaker says and is. */
    record Reply(@Nullable Pass pass, BreakerState state) {}

    Uni<Reply> tell(BreakerKey key, BreakerRule rule, String what, UUID call) {
        return run(key, rule, what, call.toString());
    }

    Uni<Reply> look(BreakerKey key, BreakerRule rule) {
        return run(key, rule, "look", NOBODY);
    }

    Uni<Reply> reset(BreakerKey key, BreakerRule rule) {
        return run(key, rule, "reset", NOBODY);
    }

    private Uni<Reply> run(BreakerKey key, BreakerRule rule, String what, String call) {
        List<String> arguments =
                List.of(what, "" + rule.threshold(), micros(rule.openTime()), micros(Breaker.LONGEST_TRIAL), call);
        return SCRIPT.run(redis, List.of(key.redisKey()), arguments).map(SharedBreakers::reply);
    }

    private static Reply reply(Response reply) {
        int admitted = reply.get(0).toInteger();
        Pass pass = admitted == 0 ? null : admitted == AS_TRIAL ? Pass.TRIAL : Pass.ORDINARY;
        long opened = Long.parseLong(reply.get(3).toString());
        return new Reply(
                pass,
                new BreakerState(
                        Position.valueOf(
                                reply.get(1).toString().toUpperCase(Locale.ROOT).replace('-', '_')),
                        reply.get(2).toInteger(),
                        opened == 0 ? null : Instant.EPOCH.plus(opened, ChronoUnit.MICROS),
                        Duration.of(Long.parseLong(reply.get(4).toString()), ChronoUnit.MICROS)));
    }

    private static String micros(Duration duration) {
        return "" + duration.toNanos() / 1000;
    }
}
