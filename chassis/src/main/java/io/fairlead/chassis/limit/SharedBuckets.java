package io.fairlead.chassis.limit;

import io.fairlead.chassis.redis.RedisLoops;
import io.fairlead.chassis.redis.RedisOptionsCopy;
import io.fairlead.chassis.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The limits that all replicas share, decided by one script in one round trip, by Redis' own clock. */
@ApplicationScoped
class SharedBuckets {

    private static final RedisScript SCRIPT = RedisScript.of("/redis/token-buckets.lua");

    private final RedisLoops redis;

    @Inject
    SharedBuckets(Vertx vertx, RedisOptionsCopy options, LimitConfig config) {
        this(new RedisLoops(vertx, options::get, config.patience()));
    }

    SharedBuckets(RedisLoops redis) {
        this.redis = redis;
    }

    /** The decision, or a failure when Redis has not answered in time. */
    Uni<Decision> take(List<Bucket> buckets) {
        List<String> keys = new ArrayList<>(buckets.size());
        List<String> rates = new ArrayList<>(2 * buckets.size());
        for (Bucket bucket : buckets) {
            keys.add(bucket.key());
            rates.add(Long.toString(bucket.capacity()));
            rates.add(Double.toString(bucket.refillPerSecond()));
        }
        return redis.run(SCRIPT, keys, rates).map(reply -> decision(reply, buckets));
    }

    private static Decision decision(Response reply, List<Bucket> buckets) {
        List<Decision.State> states = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            states.add(Decision.State.of(
                    buckets.get(i), Double.parseDouble(reply.get(i + 1).toString())));
        }
        return new Decision(reply.get(0).toInteger() == 1, states, false);
    }
}
