package io.fairlead.monitoring.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.event.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that waits for a person, as clients see it. */
@Schema(name = "InboxItem")
@JsonInclude(JsonInclude.Include.ALWAYS)
record InboxItem(
        UUID id,

        @Schema(description = "The service that owns it.", examples = "connector")
        String service,

        @Schema(description = "What it is: call or webhook.", examples = "call")
        String kind,

        @Schema(description = "unknown: nobody knows whether it happened; failed: it did not.", examples = "unknown")
        String state,

        @Nullable String integration,
        @Nullable String operation,
        String explanation,

        @Schema(description = "When what it is about began.")
        Instant since,

        @Schema(description = "How often it was tried; null when nobody knows.") @Nullable
        Integer attempts,

        @Schema(description = "Under which the provider takes a repetition for the same.") @Nullable
        String idempotencyKey,

        @Nullable String caller,
        @Nullable String traceId,

        @Schema(description = "What can be done about it, as requests to this API.")
        List<DeadLetter.Action> actions) {}
