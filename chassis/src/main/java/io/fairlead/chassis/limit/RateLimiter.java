package io.fairlead.chassis.limit;

import io.fairlead.chassis.redis.Trust;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Takes tokens out of shared buckets. It always decides: when Redis does not answer in time, this process grants its
 * share of the limits by itself, and asks Redis again after a pause.
 */
@ApplicationScoped
public class RateLimiter {

    private final Function<List<Bucket>, Uni<Decision>> shared;
    private final LocalBuckets local;
    private final Trust trust;
    private final Counter localDecisions;

    @Inject
    RateLimiter(SharedBuckets shared, LimitConfig config, MeterRegistry metrics) {
        this(shared::take, config, () -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()), metrics);
    }

    RateLimiter(
            Function<List<Bucket>, Uni<Decision>> shared,
            LimitConfig config,
            LongSupplier micros,
            MeterRegistry metrics) {
        this.shared = shared;
        this.local = new LocalBuckets(config.localShare(), micros);
        this.trust =
                new Trust("limits", TimeUnit.NANOSECONDS.toMicros(config.pause().toNanos()), micros);
        this.localDecisions = Counter.builder("fairlead.limit.local")
                .description("Decisions made by this process' share of the limits, because Redis was away")
                .register(metrics);
    }

    /** Takes one token out of each bucket, or none at all. The keys share one tag, so that one script may touch all. */
    public Uni<Decision> take(List<Bucket> buckets) {
        requireOneTag(buckets);
        return Uni.createFrom().deferred(() -> trust.mayAsk() ? askRedis(buckets) : decideHere(buckets));
    }

    /** Whether limits are this process' share at present, because Redis is away. */
    public boolean degraded() {
        return trust.lost();
    }

    private Uni<Decision> askRedis(List<Bucket> buckets) {
        return shared.apply(buckets)
                .invoke(trust::answered)
                .onFailure()
                .invoke(trust::failed)
                .onFailure()
                .recoverWithUni(() -> decideHere(buckets));
    }

    private Uni<Decision> decideHere(List<Bucket> buckets) {
        localDecisions.increment();
        return Uni.createFrom().item(local.take(buckets));
    }

    private static void requireOneTag(List<Bucket> buckets) {
        if (!buckets.stream().map(Bucket::tag).allMatch(buckets.getFirst().tag()::equals)) {
            throw new IllegalArgumentException("the buckets of one decision share one tag");
        }
    }
}
