package io.fairlead.connector.engine.retry;

import io.fairlead.connector.engine.manifest.Retry;
import java.time.Instant;

/**
 * Where a call stands when an attempt has failed.
 *
 * @param repeatable whether the provider takes the same request twice for one
 * @param repeats how often the call has been repeated already
 */
public record RetryState(Retry retry, boolean repeatable, int repeats, Instant deadline) {

    public RetryState repeated() {
        return new RetryState(retry, repeatable, repeats + 1, deadline);
    }
}
