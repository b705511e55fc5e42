package io.fairlead.chassis.limit;

import io.fairlead.chassis.redis.RedisLoops;
import io.fairlead.chassis.redis.RedisOptionsCopy;
import io.fairlead.chassis.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The queues that all replicas share: {@link TurnQueue}'s machine in Redis, by Redis' own clock. */
@ApplicationScoped
class SharedTurns {

    private static final RedisScript SCRIPT = RedisScript.of("/redis/token-turns.lua");
    private static final String NONE = "-1";

    private final RedisLoops redis;

    @Inject
    SharedTurns(Vertx vertx, RedisOptionsCopy options, LimitConfig config) {
        this(new RedisLoops(vertx, options::get, config.patience()));
    }

    SharedTurns(RedisLoops redis) {
        this.redis = redis;
    }

    /** A turn, or a failure when Redis has not answered in time. */
    Uni<Turn> take(Bucket bucket, Duration longest, int most, @Nullable Turn due) {
        String epoch = due == null || due.local() ? NONE : Long.toString(due.epoch());
        return run(bucket, "take", micros(longest), Integer.toString(most), epoch);
    }

    Uni<Turn> close(Bucket bucket, Duration time) {
        return run(bucket, "close", micros(time), "0", NONE);
    }

    private Uni<Turn> run(Bucket bucket, String what, String time, String most, String epoch) {
        List<String> arguments = List.of(
                Long.toString(bucket.capacity()), Double.toString(bucket.refillPerSecond()), what, time, most, epoch);
        return redis.run(SCRIPT, List.of(bucket.key()), arguments).map(SharedTurns::turn);
    }

    private static Turn turn(Response reply) {
        return new Turn(
                reply.get(0).toInteger() == 1,
                Duration.of(Long.parseLong(reply.get(1).toString()), ChronoUnit.MICROS),
                Long.parseLong(reply.get(2).toString()),
                false);
    }

    private static String micros(Duration duration) {
        return Long.toString(TimeUnit.NANOSECONDS.toMicros(duration.toNanos()));
    }
}
