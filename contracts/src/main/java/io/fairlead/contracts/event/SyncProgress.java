package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a synchronisation is; its key is {@code tenant/run}. There is one for every page and every change of state.
 *
 * @param mode {@code full} or {@code incremental}
 * @param state {@code queued}, {@code running}, {@code parked}, {@code succeeded}, {@code failed} or {@code cancelled};
 *     readers take unknown values as they are
 * @param reason why it is in this state, for people; null when there is nothing to say
 * @param at when it was so
 */
public record SyncProgress(
        UUID id,
        String tenant,
        UUID run,
        String integration,
        String mode,
        String state,
        @Nullable String reason,
        List<Stream> streams,
        Instant at) {
    public static final String TYPE = "io.fairlead.sync-progress.v1";

    public SyncProgress {
        streams = List.copyOf(streams);
    }

    /**
     * One stream of the run.
     *
     * @param total how many items the provider has told of, null when it did not
     */
    public record Stream(
            String stream,
            String state,
            @Nullable Long total,
            long read,
            long created,
            long changed,
            long unchanged,
            long deleted,
            long rejected) {}
}
