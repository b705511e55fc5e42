package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.auth.Account;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which call it is, whose, and of what.
 *
 * @param caller the subject of the verified identity
 */
public record CallSubject(
        UUID id,
        Account account,
        String connector,
        String operation,
        String caller,
        @Nullable String traceId) {}
