package io.fairlead.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as clients see it. */
@Schema(name = "SyncRun")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunView(
        UUID id,
        String integration,
        Mode mode,
        RunState state,

        @Schema(description = "Why it is in this state or what it waits for; null when there is nothing to say.")
        @Nullable
        String reason,

        int priority,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        List<StreamView> streams,

        @Schema(description = "What a parked run would delete beyond its budget, by stream; empty for other runs.")
        List<Excess> parked) {

    @Schema(name = "SyncRunStream")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StreamView(
            String stream,
            RunState state,

            @Schema(description = "How many records the provider has told of; null when it has not.") @Nullable
            Long total,

            int pages,
            Counts counts) {
        static StreamView of(StoredStream stream) {
            return new StreamView(stream.stream(), stream.state(), stream.total(), stream.pages(), stream.counts());
        }
    }

    /** @param live how many live records there are */
    @Schema(name = "SyncRunExcess")
    record Excess(String stream, long deletes, long live, long budget) {}

    static RunView of(StoredRun run) {
        return new RunView(
                run.id(),
                run.integration(),
                run.mode(),
                run.state(),
                run.reason(),
                run.priority(),
                run.requestedBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.counts(),
                run.streams().stream().map(StreamView::of).toList(),
                run.state() == RunState.PARKED ? excess(run) : List.of());
    }

    private static List<Excess> excess(StoredRun run) {
        return run.streams().stream().flatMap(stream -> excess(stream).stream()).toList();
    }

    private static List<Excess> excess(StoredStream stream) {
        Long live = stream.live();
        Long budget = stream.budget();
        long deletes = stream.counts().deleted();
        return live == null || budget == null || deletes <= budget
                ? List.of()
                : List.of(new Excess(stream.stream(), deletes, live, budget));
    }
}
