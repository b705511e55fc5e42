package io.fairlead.connector.call;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a call besides its input.
 *
 * @param idempotencyKey visible ASCII, at most 255 characters
 * @param patience how long the caller waits, null for as long as the engine allows
 */
record CallOptions(
        @Nullable String idempotencyKey, @Nullable Duration patience) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    CallOptions {
        if (idempotencyKey != null && !idempotencyKey.matches("[\\x21-\\x7e]{1,255}"))
            throw Failure.of(
                            ProblemCode.INVALID_PARAMETER,
                            "The header '%s' has 1 to 255 visible ASCII characters.".formatted(IDEMPOTENCY_KEY))
                    .with("parameter", IDEMPOTENCY_KEY);
    }

    static CallOptions of(@Nullable String idempotencyKey, @Nullable String deadline) {
        return new CallOptions(idempotencyKey, Deadline.parse(deadline));
    }
}
