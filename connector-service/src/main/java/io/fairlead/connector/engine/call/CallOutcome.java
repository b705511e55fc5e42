package io.fairlead.connector.engine.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public sealed interface CallOutcome {

    CallRecord record();

    /**
     * The provider did it.
     *
     * @param next the cursor of the next page, null when there is none
     * @param total the number of items over all pages, null when the provider does not tell
     * @param providerTime its own time as it answered, null when it does not tell
     */
    record Answered(
            JsonNode data,
            @Nullable String next,
            @Nullable Long total,
            @Nullable Instant providerTime,
            CallRecord record)
            implements CallOutcome {}

    /** The input breaks the operation's schema; nobody was asked. */
    record Invalid(List<Violation> errors, CallRecord record) implements CallOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** The last attempt's failure, with the time after which trying again makes sense, if it ever does. */
    record Failed(ProviderFailure failure, CallRecord record) implements CallOutcome {}
}
