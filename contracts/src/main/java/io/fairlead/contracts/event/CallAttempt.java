package io.fairlead.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call.
 *
 * @param number counted from 1
 * @param status the provider's HTTP status, null when it gave none
 * @param failure why the attempt did not succeed, null when it did
 */
public record CallAttempt(
        int number,
        Instant startedAt,
        long durationMs,
        @Nullable Integer status,
        @Nullable CallFailure failure) {}
