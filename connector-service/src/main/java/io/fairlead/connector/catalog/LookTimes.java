package io.fairlead.connector.catalog;

import java.time.Duration;

/** How often a replica looks, and how long the others remember what it said then. */
record LookTimes(Duration checkEvery, Duration rememberFor) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int LOOKS_REMEMBERED = 5;

    LookTimes {
        if (checkEvery.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "fairlead.connectors.check-every is %s and must be at least %s".formatted(checkEvery, SHORTEST));
        }
        if (rememberFor.compareTo(checkEvery.multipliedBy(LOOKS_REMEMBERED)) < 0) {
            throw new IllegalArgumentException(
                    "fairlead.connectors.remember-for is %s and must be at least %d times fairlead.connectors.check-every, which is %s"
                            .formatted(rememberFor, LOOKS_REMEMBERED, checkEvery));
        }
    }
}
