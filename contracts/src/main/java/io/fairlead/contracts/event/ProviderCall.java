package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One external call, told once it has ended; its key is {@code tenant/integration}. Nothing in it is a secret: messages
 * are redacted by the one who writes it.
 *
 * @param id the event's and the call's id
 * @param outcome {@code succeeded}; {@code refused}, when the provider answered and did not accept this input (not
 *     found, validation, conflict); {@code failed}, everything else. Readers take unknown values as {@code unknown}
 * @param failure what went wrong, null when it succeeded
 * @param breaker in which state the call left the integration's circuit breaker, {@code closed}, {@code open} or
 *     {@code half-open}; null when the call never came to it
 * @param status the provider's HTTP status at the last attempt, null when it gave none
 * @param attempts every attempt in order; empty when the call ended before one was made
 * @param durationMs from acceptance to outcome, waits included
 * @param requestBytes body bytes sent, over all attempts
 * @param responseBytes body bytes received, over all attempts
 * @param caller who asked: the subject of the verified identity
 * @param traceId the W3C trace id, 32 hexadecimal digits, null when the call was not traced
 * @param cached whether the answer came from a cache and the provider was not asked
 */
public record ProviderCall(
        UUID id,
        String tenant,
        String integration,
        String connector,
        String environment,
        String operation,
        String outcome,
        @Nullable CallFailure failure,
        @Nullable String breaker,
        @Nullable Integer status,
        List<CallAttempt> attempts,
        Instant startedAt,
        long durationMs,
        long requestBytes,
        long responseBytes,
        String caller,
        @Nullable String traceId,
        boolean cached) {

    public static final String TYPE = "io.fairlead.provider-call.v1";

    public static final String SUCCEEDED = "succeeded";
    public static final String REFUSED = "refused";
    public static final String FAILED = "failed";

    public ProviderCall {
        attempts = List.copyOf(attempts);
    }
}
