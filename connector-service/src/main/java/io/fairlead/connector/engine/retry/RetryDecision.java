package io.fairlead.connector.engine.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do after a failed attempt. */
public sealed interface RetryDecision {

    record Wait(Duration duration) implements RetryDecision {}

    /** Ends the call. {@code retryAfter} says when the caller may try again, null that it would not help. */
    record GiveUp(@Nullable Duration retryAfter) implements RetryDecision {}
}
