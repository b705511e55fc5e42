package io.fairlead.chassis.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.chassis.redis.Trust;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queues at shared buckets, for who would rather wait than be refused. They always decide: when Redis does not answer in
 * time, this process hands out turns at its share of the bucket, and asks Redis again after a pause.
 */
@ApplicationScoped
public class Turns {
    private static final int MOST_QUEUES = 100_000;

    private final SharedTurns shared;
    private final double localShare;
    private final LongSupplier micros;
    private final Trust trust;
    /** A queue that is forgotten begins with a full bucket, which is why so many are remembered. */
    private final Cache<String, TurnQueue> local =
            Caffeine.newBuilder().maximumSize(MOST_QUEUES).build();

    @Inject
    Turns(SharedTurns shared, LimitConfig config) {
        this(shared, config, () -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
    }

    Turns(SharedTurns shared, LimitConfig config, LongSupplier micros) {
        this.shared = shared;
        this.localShare = config.localShare();
        this.micros = micros;
        this.trust =
                new Trust("turns", TimeUnit.NANOSECONDS.toMicros(config.pause().toNanos()), micros);
    }

    /**
     * A turn, or none when it would come too late or too many wait.
     *
     * @param longest the wait has to be shorter than this
     * @param most how many may wait
     * @param due a turn that has come, to be made sure of: it is void when the bucket was closed since, and then this is
     *     as if there had been none; null for one that is new
     */
    public Uni<Turn> take(Bucket bucket, Duration longest, int most, @Nullable Turn due) {
        return decide(() -> shared.take(bucket, longest, most, due), () -> takeHere(bucket, longest, most, due));
    }

    /** Nobody's turn comes before this time has passed. */
    public Uni<Void> close(Bucket bucket, Duration time) {
        return decide(() -> shared.close(bucket, time), () -> closeHere(bucket, time))
                .replaceWithVoid();
    }

    private Turn takeHere(Bucket bucket, Duration longest, int most, @Nullable Turn due) {
        Turn own = due != null && due.local() ? due : null;
        return queue(bucket).take(bucket.share(localShare), longest, most, own, micros.getAsLong());
    }

    private Turn closeHere(Bucket bucket, Duration time) {
        queue(bucket).close(bucket.share(localShare), time, micros.getAsLong());
        return new Turn(true, time, 0, true);
    }

    private TurnQueue queue(Bucket bucket) {
        return local.get(bucket.key(), first -> new TurnQueue());
    }

    private Uni<Turn> decide(Supplier<Uni<Turn>> askRedis, Supplier<Turn> decideHere) {
        return Uni.createFrom()
                .deferred(() -> trust.mayAsk()
                        ? askRedis.get()
                                .invoke(trust::answered)
                                .onFailure()
                                .invoke(trust::failed)
                                .onFailure()
                                .recoverWithItem(decideHere)
                        : Uni.createFrom().item(decideHere));
    }
}
