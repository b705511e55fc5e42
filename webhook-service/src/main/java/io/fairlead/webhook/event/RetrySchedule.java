package io.fairlead.webhook.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long an event waits for its next attempt. */
@ApplicationScoped
class RetrySchedule {
    private final List<Duration> waits;

    RetrySchedule(RetryConfig config) {
        this.waits = List.copyOf(config.waits());
        if (waits.isEmpty()) throw new IllegalArgumentException("fairlead.webhook.retry.waits needs a duration");
    }

    Duration first() {
        return waits.getFirst();
    }

    /** After so many failed attempts; empty when it was the last. */
    Optional<Duration> after(int attempts) {
        return attempts <= waits.size() ? Optional.of(waits.get(Math.max(1, attempts) - 1)) : Optional.empty();
    }
}
