package io.fairlead.connector.engine.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public sealed interface CallOutcome {

    CallRecord record();

    /** The provider did it. {@code next} is the cursor of the next page, null when there is none. */
    record Answered(JsonNode data, @Nullable String next, CallRecord record) implements CallOutcome {}

    /** The input breaks the operation's schema; nobody was asked. */
    record Invalid(List<Violation> errors, CallRecord record) implements CallOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** The last attempt's failure, with the time after which trying again makes sense, if it ever does. */
    record Failed(ProviderFailure failure, CallRecord record) implements CallOutcome {}
}
