package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a call is about to change something at a provider.
 *
 * @param idempotencyKey under which the provider takes a repetition for the same write, null when it does not
 * @param request as it is before it is signed; only its fingerprint is kept
 */
public record Intent(
        UUID call,
        String tenant,
        String integration,
        String connector,
        String operation,
        @Nullable String idempotencyKey,
        HttpRequest request,
        String caller,
        @Nullable String traceId,
        Instant startedAt) {}
