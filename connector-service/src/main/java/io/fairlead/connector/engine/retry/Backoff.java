package io.fairlead.connector.engine.retry;

import io.fairlead.connector.engine.manifest.Retry;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double up to a cap; each is drawn from the upper half of its step, so that callers spread out. */
final class Backoff {
    private Backoff() {}

    /** @param repeats how often the call has been repeated already */
    static Duration wait(Retry retry, int repeats, RandomGenerator random) {
        var step = step(retry, repeats).toNanos();
        return Duration.ofNanos(step - random.nextLong(step / 2 + 1));
    }

    static Duration step(Retry retry, int repeats) {
        var step = retry.firstWait();
        for (var i = 0; i < repeats && step.compareTo(retry.maxWait()) < 0; i++) {
            step = step.multipliedBy(2);
        }
        return step.compareTo(retry.maxWait()) < 0 ? step : retry.maxWait();
    }
}
