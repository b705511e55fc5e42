package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.BreakerState.Position;
import io.fairlead.connector.engine.failure.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a call. Nothing in it is a secret.
 *
 * @param attempts empty when the call ended before one was made
 * @param failure null when it succeeded
 * @param breaker in which position the call left its integration's breaker, null when it never came to it
 * @param journaled whether an intent was committed before it, which its outcome replaces
 * @param requestBytes body bytes sent, over all attempts
 * @param responseBytes body bytes received, over all attempts
 */
public record CallRecord(
        UUID id,
        String tenant,
        String integration,
        String connector,
        String environment,
        String operation,
        String caller,
        @Nullable String traceId,
        List<Attempt> attempts,
        @Nullable ProviderFailure failure,
        @Nullable Position breaker,
        boolean journaled,
        Instant startedAt,
        Duration duration,
        long requestBytes,
        long responseBytes) {

    public enum Ending {
        SUCCEEDED,
        /** The provider, or the operation's schema, did not accept this input. */
        REFUSED,
        FAILED
    }

    public CallRecord {
        attempts = List.copyOf(attempts);
    }

    public Ending ending() {
        if (failure == null) {
            return Ending.SUCCEEDED;
        }
        return failure.kind().refusesInput() ? Ending.REFUSED : Ending.FAILED;
    }

    /** The provider's status at the last attempt, null when it gave none. */
    public @Nullable Integer status() {
        return attempts.isEmpty() ? null : attempts.getLast().status();
    }
}
