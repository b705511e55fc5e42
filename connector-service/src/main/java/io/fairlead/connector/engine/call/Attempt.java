package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.failure.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at the provider.
 *
 * @param number counted from 1
 * @param status the provider's, null when it gave none
 * @param failure null when it succeeded
 */
public record Attempt(
        int number,
        Instant startedAt,
        Duration duration,
        @Nullable Integer status,
        @Nullable ProviderFailure failure) {}
