package io.fairlead.chassis.limit;

import io.fairlead.chassis.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The limits that all replicas share, decided by one script in one round trip, by Redis' own clock. */
@ApplicationScoped
class SharedBuckets {

    private static final RedisScript SCRIPT = RedisScript.of("/redis/token-buckets.lua");

    private final Redis redis;

    SharedBuckets(Redis redis) {
        this.redis = redis;
    }

    Uni<Decision> take(List<Bucket> buckets) {
        List<String> keys = buckets.stream().map(Bucket::key).toList();
        List<String> rates = buckets.stream()
                .flatMap(bucket -> Stream.of("" + bucket.capacity(), "" + bucket.refillPerSecond()))
                .toList();
        return SCRIPT.run(redis, keys, rates).map(reply -> decision(reply, buckets));
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
