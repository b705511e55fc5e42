package io.fairlead.chassis.lease;

/** Someone else holds the lease by now; what was to be committed under it must not be. */
public class LeaseLost extends RuntimeException {
    LeaseLost(Lease lease) {
        super("lease '%s' number %d was lost".formatted(lease.name(), lease.number()));
    }
}
