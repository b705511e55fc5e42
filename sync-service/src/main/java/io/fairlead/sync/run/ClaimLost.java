package io.fairlead.sync.run;

import io.fairlead.sync.run.RunQueue.Claim;

/** Another worker has the run by now, or nobody is to go on with it; what was to be committed must not be. */
final class ClaimLost extends RuntimeException {
    ClaimLost(Claim claim) {
        super("run %s is no longer worked on under lease %d".formatted(claim.run(), claim.lease()), null, false, false);
    }
}
