package io.fairlead.connector.breaker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.connector.breaker.SharedBreakers.Reply;
import io.fairlead.connector.engine.breaker.Breaker;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.breaker.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/** What this process saw of each integration's calls: enough to do without Redis. */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
final class LocalBreakers {
    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final Cache<BreakerKey, Breaker> breakers =
            Caffeine.newBuilder().maximumSize(MOST).build();

    LocalBreakers(InstantSource clock) {
        this.clock = clock;
    }

    Reply admit(BreakerKey key, BreakerRule rule, UUID call) {
        Breaker breaker = breaker(key);
        synchronized (breaker) {
            var pass = breaker.admit(rule, call, clock.instant()).orElse(null);
            return new Reply(pass, breaker.state(rule, clock.instant()));
        }
    }

    Reply report(BreakerKey key, BreakerRule rule, UUID call, Verdict verdict) {
        return after(key, rule, breaker -> breaker.report(rule, call, verdict, clock.instant()));
    }

    Reply look(BreakerKey key, BreakerRule rule) {
        return after(key, rule, breaker -> {});
    }

    /** What the shared breaker said, to go on from when Redis is away. */
    BreakerState adopt(BreakerKey key, BreakerRule rule, BreakerState shared) {
        Breaker breaker = breaker(key);
        synchronized (breaker) {
            BreakerState before = breaker.state(rule, clock.instant());
            breaker.adopt(shared);
            return before;
        }
    }

    Reply reset(BreakerKey key, BreakerRule rule) {
        return after(key, rule, Breaker::reset);
    }

    private Reply after(BreakerKey key, BreakerRule rule, Consumer<Breaker> what) {
        Breaker breaker = breaker(key);
        synchronized (breaker) {
            what.accept(breaker);
            return new Reply(null, breaker.state(rule, clock.instant()));
        }
    }

    private Breaker breaker(BreakerKey key) {
        return breakers.get(key, any -> new Breaker());
    }
}
