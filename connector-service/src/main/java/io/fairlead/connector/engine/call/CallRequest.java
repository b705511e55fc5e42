package io.fairlead.connector.engine.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.engine.auth.Account;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be called, for whom, with what.
 *
 * @param idempotencyKey the caller's own, for an operation that supports one
 * @param patience how long the caller waits, null for as long as the engine allows
 * @param caller the subject of the verified identity
 */
public record CallRequest(
        OperationPlan plan,
        Account account,
        ObjectNode input,
        @Nullable String idempotencyKey,
        @Nullable Duration patience,
        String caller,
        @Nullable String traceId) {}
