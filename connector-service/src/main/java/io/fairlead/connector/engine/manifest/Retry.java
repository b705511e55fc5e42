package io.fairlead.connector.engine.manifest;

import java.time.Duration;

/**
 * How often a call is repeated and how long it waits: doubling, with jitter, from {@code firstWait} to {@code maxWait}.
 * The provider's own {@code Retry-After} comes first.
 */
public record Retry(int retries, Duration firstWait, Duration maxWait) {
    public static final Retry USUAL = new Retry(3, Duration.ofMillis(500), Duration.ofSeconds(60));

    public Retry {
        InvalidManifest.unless(retries >= 0 && retries <= 10, "retries must be 0 to 10, not %d", retries);
        InvalidManifest.unless(
                firstWait.isPositive() && firstWait.compareTo(maxWait) <= 0,
                "the first wait %s must be positive and at most %s",
                firstWait,
                maxWait);
    }
}
