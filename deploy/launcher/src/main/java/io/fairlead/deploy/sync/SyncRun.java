package io.fairlead.deploy.sync;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run as the API tells it. */
record SyncRun(
        String id,
        String integration,
        String mode,
        RunState state,
        @Nullable String reason,
        @Nullable Counts counts,
        @Nullable List<Stream> streams,
        @Nullable List<Excess> parked) {

    /** What became of what was read. */
    record Counts(long read, long created, long changed, long unchanged, long deleted, long rejected) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    /**
     * One stream of the run.
     *
     * @param total what the provider says there is, where it says so
     */
    record Stream(
            String stream,
            RunState state,
            @Nullable Long total,
            @Nullable Counts counts) {

        Counts counted() {
            return Objects.requireNonNullElse(counts, Counts.NONE);
        }
    }

    /** More deletes than the run may make. */
    record Excess(String stream, long deletes, long live, long budget) {}

    Counts counted() {
        return Objects.requireNonNullElse(counts, Counts.NONE);
    }

    List<Stream> ofStreams() {
        return Objects.requireNonNullElse(streams, List.of());
    }

    List<Excess> excesses() {
        return Objects.requireNonNullElse(parked, List.of());
    }
}
