package io.fairlead.chassis.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** This process' share of the limits. */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
final class LocalBuckets {

    private static final int MOST_BUCKETS = 100_000;

    private final double share;
    private final LongSupplier micros;
    /** A bucket that is forgotten comes back full, which is why so many are remembered. */
    private final Cache<String, Level> levels =
            Caffeine.newBuilder().maximumSize(MOST_BUCKETS).build();

    LocalBuckets(double share, LongSupplier micros) {
        this.share = share;
        this.micros = micros;
    }

    synchronized Decision take(List<Bucket> wanted) {
        long now = micros.getAsLong();
        List<Bucket> buckets =
                wanted.stream().map(bucket -> bucket.share(share)).toList();
        List<Level> found = buckets.stream().map(bucket -> level(bucket, now)).toList();
        boolean allowed = found.stream().allMatch(Level::hasToken);
        List<Decision.State> states = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            Level after = allowed ? found.get(i).minusOne() : found.get(i);
            levels.put(buckets.get(i).key(), after);
            states.add(Decision.State.of(buckets.get(i), after.tokens()));
        }
        return new Decision(allowed, states, true);
    }

    private Level level(Bucket bucket, long now) {
        Level known = levels.getIfPresent(bucket.key());
        return known == null ? Level.full(bucket, now) : known.refilled(bucket, now);
    }
}
