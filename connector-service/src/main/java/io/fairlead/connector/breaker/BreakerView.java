package io.fairlead.connector.breaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A breaker as clients see it.
 *
 * @param retryAfterSeconds until the next call may try the provider; 0 unless the breaker is open
 */
@Schema(name = "Breaker")
@JsonInclude(JsonInclude.Include.ALWAYS)
record BreakerView(
        @Schema(
                description = "half-open: one call at a time tries the provider, its success closes the breaker.",
                enumeration = {"closed", "open", "half-open"})
        String state,

        @Schema(description = "Calls that failed one after the other.")
        int failures,

        @Schema(description = "Failures in a row that open it: the setting breaker-threshold.")
        int threshold,

        @Schema(description = "For how long it opens: the setting breaker-open-time.")
        long openSeconds,

        @Schema(description = "When it opened last; null while it is closed.") @Nullable
        Instant openedAt,

        double retryAfterSeconds,

        @Schema(description = "false while Redis is away and each replica goes by its own view.")
        boolean shared) {

    private static final double MILLIS = 1000;

    static BreakerView of(BreakerState state, BreakerRule rule, boolean shared) {
        return new BreakerView(
                state.position().id(),
                state.failures(),
                rule.threshold(),
                rule.openTime().toSeconds(),
                state.openedAt(),
                state.untilTrial().toMillis() / MILLIS,
                shared);
    }
}
