package io.fairlead.testing.chaos.kill;

import java.time.Duration;

/**
 * What an injury came to.
 *
 * @param inFlight how much was under way at that instant; 0 when a stop came just after it had ended
 * @param pidBefore the process that was hit
 * @param pidAfter the process that does its work now
 * @param toFirstSuccess from the injury until something begun after it was done
 * @param toReadiness from the injury until the part could be used
 * @param doneMeanwhile how much was done until then
 */
public record Recovery(
        Injury injury,
        int inFlight,
        long pidBefore,
        long pidAfter,
        Duration toFirstSuccess,
        Duration toReadiness,
        long doneMeanwhile) {}
