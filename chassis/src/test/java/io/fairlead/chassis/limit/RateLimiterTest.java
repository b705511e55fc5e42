package io.fairlead.chassis.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final List<Bucket> TEN = List.of(new Bucket("{school}:client:ada", 10, 0.001));
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Decision GRANTED = new Decision(true, List.of(), false);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private int asked;
    private long now;
    private Uni<Decision> redis = Uni.createFrom().item(GRANTED);

    @Test
    void redisDecides() {
        assertThat(take(limiter())).isSameAs(GRANTED);
        assertThat(metrics.counter("fairlead.limit.local").count()).isZero();
    }

    @Test
    void goesOnWithItsShareWhileRedisIsAway() {
        var limiter = limiter();
        redis = Uni.createFrom().failure(new ConnectException());

        int granted = 0;
        Decision decision = take(limiter);
        while (decision.allowed()) {
            granted++;
            decision = take(limiter);
        }

        assertThat(granted).isEqualTo(5);
        assertThat(decision.local()).isTrue();
        assertThat(metrics.counter("fairlead.limit.local").count()).isEqualTo(6);
    }

    @Test
    void doesNotWaitForASilentRedisEachTime() {
        var limiter = limiter();
        redis = Uni.createFrom().failure(new TimeoutException());

        for (int i = 0; i < 50; i++) {
            assertThat(take(limiter).local()).isTrue();
        }

        assertThat(asked).isEqualTo(3);
        assertThat(limiter.degraded()).isTrue();
    }

    @Test
    void sharesAgainOnceRedisIsBack() {
        var limiter = limiter();
        redis = Uni.createFrom().failure(new ConnectException());
        for (int i = 0; i < 3; i++) {
            take(limiter);
        }
        assertThat(limiter.degraded()).isTrue();

        redis = Uni.createFrom().item(GRANTED);
        assertThat(take(limiter).local()).isTrue();
        now += PAUSE.toNanos() / 1_000;

        assertThat(take(limiter)).isSameAs(GRANTED);
        assertThat(limiter.degraded()).isFalse();
    }

    @Test
    void refusesBucketsThatRedisMayKeepInDifferentPlaces() {
        assertThatThrownBy(() -> limiter().take(List.of(new Bucket("{school}:a", 1, 1), new Bucket("{law}:a", 1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Decision take(RateLimiter limiter) {
        return limiter.take(TEN).await().indefinitely();
    }

    private RateLimiter limiter() {
        LimitConfig config = new LimitConfig() {
            @Override
            public Duration patience() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration pause() {
                return PAUSE;
            }

            @Override
            public double localShare() {
                return 0.5;
            }
        };
        return new RateLimiter(
                buckets -> {
                    asked++;
                    return redis;
                },
                config,
                () -> now,
                metrics);
    }
}
