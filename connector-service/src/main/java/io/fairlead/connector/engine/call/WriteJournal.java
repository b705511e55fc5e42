package io.fairlead.connector.engine.call;

import io.smallrye.mutiny.Uni;

/** Remembers each write from before it is sent until its outcome is recorded, over any crash between. */
public interface WriteJournal {

    /** Fails with {@link io.fairlead.connector.engine.failure.CallFailed} when it cannot be remembered now. */
    Uni<Void> begin(Intent intent);

    /** Records the outcome of a write that was begun, in place of its intent. Never fails: it is tried until it is done. */
    Uni<Void> end(CallRecord record);
}
