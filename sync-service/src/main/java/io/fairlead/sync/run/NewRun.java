package io.fairlead.sync.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for a run, for the documentation; {@link RunReader} reads it. */
@Schema(name = "NewSyncRun", requiredProperties = "integration")
record NewRun(
        @Schema(description = "Through which integration.", examples = "oneroster")
        String integration,

        @Schema(description = "Which of the connector's streams; all unless said.") @Nullable
        List<String> streams,

        @Schema(
                description = "incremental reads what has changed since the last run that succeeded.",
                enumeration = {"full", "incremental"},
                defaultValue = "incremental")
        @Nullable
        String mode,

        @Schema(
                description = "Of the runs that wait the highest goes first.",
                minimum = "0",
                maximum = "9",
                defaultValue = "5")
        @Nullable
        Integer priority,

        @Schema(
                description =
                        "How many live records of each stream it may delete before it parks and asks: a share of them or a number. 20 percent unless said.")
        @Nullable
        Budget deleteBudget) {

    @Schema(name = "DeleteBudget", description = "Either of the two.")
    record Budget(
            @Schema(minimum = "0", maximum = "100") @Nullable
            Integer percent,

            @Schema(minimum = "0") @Nullable Long records) {}
}
