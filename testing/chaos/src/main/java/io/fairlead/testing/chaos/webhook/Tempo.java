package io.fairlead.testing.chaos.webhook;

import java.time.Duration;

/**
 * How fast a trial goes.
 *
 * @param spread how long the second half of a portion of deliveries is stretched, while a part comes back
 * @param latest when the last copy of a delivery comes
 * @param quiet how long nothing may have happened before it is counted, so that what comes too late, or too often, can
 *     show itself
 * @param longest how long to wait for what is missing while nothing happens
 */
public record Tempo(Duration spread, Duration latest, Duration quiet, Duration longest) {

    /** With real processes. */
    public static final Tempo REAL =
            new Tempo(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofMinutes(3));
}
