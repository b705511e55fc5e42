package io.fairlead.chassis.stop;

import io.smallrye.mutiny.Uni;

/** Something to finish before the service ends: a producer to flush, leases to give back. */
public interface Closer {

    /** What it is, for the log. */
    String name();

    /** Finishes; runs when requests in flight have ended and connections are still open. */
    Uni<Void> close();
}
