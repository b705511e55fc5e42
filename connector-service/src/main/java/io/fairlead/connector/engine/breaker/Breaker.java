package io.fairlead.connector.engine.breaker;

import io.fairlead.connector.engine.breaker.BreakerState.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One breaker's state machine. Failures in a row open it; after a while one call at a time tries the provider: its success
 * closes the breaker, its failure opens it anew. What calls report that began before it opened changes nothing any more.
 */
public final class Breaker {
    /** A trial that says nothing for this long is taken for lost, and another call may try. */
    public static final Duration LONGEST_TRIAL = Duration.ofSeconds(35);

    /** When to come back while another call tries the provider. */
    public static final Duration SHORTLY = Duration.ofSeconds(1);

    private int failures;
    private @Nullable Instant openedAt;
    private @Nullable UUID trial;
    private Instant trialEnds = Instant.MIN;

    /** What a call may do, when it may go. */
    public enum Pass {
        ORDINARY,
        TRIAL
    }

    /** Empty when the call may not go. */
    public Optional<Pass> admit(BreakerRule rule, UUID call, Instant now) {
        return switch (state(rule, now).position()) {
            case CLOSED -> Optional.of(Pass.ORDINARY);
            case OPEN -> Optional.empty();
            case HALF_OPEN -> {
                if (trial != null && now.isBefore(trialEnds)) yield Optional.empty();
                trial = call;
                trialEnds = now.plus(LONGEST_TRIAL);
                yield Optional.of(Pass.TRIAL);
            }
        };
    }

    public void report(BreakerRule rule, UUID call, Verdict verdict, Instant now) {
        if (openedAt != null && !call.equals(trial)) return;
        switch (verdict) {
            case WELL -> reset();
            case AILING -> fails(rule, now);
            case UNKNOWN -> trial = null;
        }
    }

    public void reset() {
        failures = 0;
        openedAt = null;
        trial = null;
    }

    /** Takes over what another, who knows better, says the breaker is. */
    public void adopt(BreakerState known) {
        failures = known.failures();
        openedAt = known.openedAt();
        trial = null;
    }

    public BreakerState state(BreakerRule rule, Instant now) {
        var opened = openedAt;
        if (opened == null) return new BreakerState(Position.CLOSED, failures, null, Duration.ZERO);
        var left = Duration.between(now, opened.plus(rule.openTime()));
        return left.isPositive()
                ? new BreakerState(Position.OPEN, failures, opened, left)
                : new BreakerState(Position.HALF_OPEN, failures, opened, Duration.ZERO);
    }

    private void fails(BreakerRule rule, Instant now) {
        failures++;
        if (openedAt != null || failures >= rule.threshold()) openedAt = now;
        trial = null;
    }
}
