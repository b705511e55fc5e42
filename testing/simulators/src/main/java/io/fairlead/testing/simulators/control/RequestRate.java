package io.fairlead.testing.simulators.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A token bucket: so many calls a second, as many at once. */
final class RequestRate {

    private final int perSecond;
    private final Clock clock;
    private double tokens;
    private Instant filledAt;

    RequestRate(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = perSecond;
        this.filledAt = clock.instant();
    }

    boolean take() {
        Instant now = clock.instant();
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(perSecond, tokens + Math.max(0, seconds) * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    int perSecond() {
        return perSecond;
    }
}
