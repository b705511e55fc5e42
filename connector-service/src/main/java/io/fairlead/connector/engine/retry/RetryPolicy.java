package io.fairlead.connector.engine.retry;

import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.retry.RetryDecision.GiveUp;
import io.fairlead.connector.engine.retry.RetryDecision.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The only place that repeats a request to a provider. A write that may have happened is never repeated, and nobody
 * waits beyond the deadline: a wait that does not fit ends the call at once and becomes the caller's.
 */
public final class RetryPolicy {
    private RetryPolicy() {}

    public static RetryDecision next(RetryState state, ProviderFailure failure, Instant now, RandomGenerator random) {
        if (!failure.passing()) {
            return new GiveUp(failure.retryAfter());
        }
        var wait = longer(Backoff.wait(state.retry(), state.repeats(), random), failure.retryAfter());
        var exhausted = state.repeats() >= state.retry().retries();
        var unsafe = failure.effect() == Effect.POSSIBLE && !state.repeatable();
        return exhausted || unsafe || !now.plus(wait).isBefore(state.deadline()) ? new GiveUp(wait) : new Wait(wait);
    }

    private static Duration longer(Duration own, @Nullable Duration asked) {
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
