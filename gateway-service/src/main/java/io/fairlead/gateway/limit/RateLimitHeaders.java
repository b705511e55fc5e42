package io.fairlead.gateway.limit;

import io.fairlead.chassis.limit.Bucket;
import io.fairlead.chassis.limit.Decision;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

/** The header fields of the IETF's draft on rate limits: structured lists, one item a policy. */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static void write(List<String> policies, Decision decision, MultiMap headers) {
        var policy = new StringJoiner(", ");
        var state = new StringJoiner(", ");
        for (int i = 0; i < policies.size(); i++) {
            Decision.State bucket = decision.buckets().get(i);
            String name = '"' + policies.get(i) + '"';
            policy.add(name + ";q=" + bucket.bucket().capacity() + ";w=" + window(bucket.bucket()));
            state.add(name + ";r=" + bucket.remaining() + ";t=" + seconds(bucket.untilFull()));
        }
        headers.set("RateLimit-Policy", policy.toString());
        headers.set("RateLimit", state.toString());
    }

    /** A bucket's window is the time in which an empty one fills. */
    private static long window(Bucket bucket) {
        return Math.max(1, (long) Math.ceil(bucket.capacity() / bucket.refillPerSecond()));
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
