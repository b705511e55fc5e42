package io.fairlead.connector.engine.call;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** One call's entry in the journal. What was begun is ended, also when the caller goes away between. */
public final class JournaledWrite {
    private final WriteJournal journal;
    private @Nullable Uni<Void> begun;

    public JournaledWrite(WriteJournal journal) {
        this.journal = journal;
    }

    public Uni<Void> begin(Intent intent) {
        var beginning = journal.begin(intent).memoize().indefinitely();
        begun = beginning;
        return beginning;
    }

    public boolean isBegun() {
        return begun != null;
    }

    public Uni<Void> end(CallRecord record) {
        var beginning = begun;
        if (beginning == null) return Uni.createFrom().voidItem();
        return beginning.onFailure().recoverWithNull().chain(() -> journal.end(record));
    }
}
