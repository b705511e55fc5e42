package io.fairlead.connector.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.call.CallOutcome.Answered;
import io.fairlead.connector.engine.call.CallRecord;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client gets of a call that succeeded. */
@Schema(name = "CallAnswer")
record CallAnswer(
        @Schema(description = "As the operation's output schema says.")
        JsonNode data,

        Meta meta) {

    /**
     * @param next the cursor of the next page, to be sent as {@code cursor} in the input; absent on the last page and
     *     for operations without pages
     * @param total how many items there are over all pages; absent where the provider does not tell
     * @param providerTime the provider's own time as it answered; absent where it does not tell
     */
    @Schema(name = "CallMeta")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            String integration,
            String operation,
            int attempts,
            long durationMs,
            @Nullable String traceId,
            @Nullable String next,
            @Nullable Long total,
            @Nullable Instant providerTime) {}

    static CallAnswer of(Answered answered) {
        CallRecord call = answered.record();
        return new CallAnswer(
                answered.data(),
                new Meta(
                        call.integration(),
                        call.operation(),
                        call.attempts().size(),
                        call.duration().toMillis(),
                        call.traceId(),
                        answered.next(),
                        answered.total(),
                        answered.providerTime()));
    }
}
