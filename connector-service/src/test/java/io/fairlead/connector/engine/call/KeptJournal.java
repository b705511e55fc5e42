package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory. */
public final class KeptJournal implements WriteJournal {
    public final List<Intent> begun = new ArrayList<>();
    public final List<CallRecord> ended = new ArrayList<>();
    private boolean away;

    public void isAway() {
        away = true;
    }

    @Override
    public Uni<Void> begin(Intent intent) {
        if (away)
            return Uni.createFrom().failure(new CallFailed(ProviderFailure.beforehand(FailureKind.UNRECORDED, "away")));
        begun.add(intent);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> end(CallRecord record) {
        ended.add(record);
        return Uni.createFrom().voidItem();
    }
}
