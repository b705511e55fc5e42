package io.fairlead.sync.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking a provider. */
public sealed interface Answer {

    /**
     * A page.
     *
     * @param next the cursor of the page after this one, null when it is the last
     * @param total how many items there are, null when the provider does not tell
     * @param providerTime what the provider's clock said, null when it does not tell
     */
    record Page(
            List<JsonNode> items,
            @Nullable String next,
            @Nullable Long total,
            @Nullable Instant providerTime) implements Answer {}

    record Single(JsonNode item) implements Answer {}

    /** The provider has no such record. */
    record None() implements Answer {}

    /** To be asked again after a while, through no fault of the question: the provider said so, or nobody was there. */
    record Later(Duration pause, String reason) implements Answer {}

    /** It went wrong; asked again it may go well. */
    record Failed(String reason) implements Answer {}

    /** Asked again in the same way it goes wrong again. */
    record Refused(String reason) implements Answer {}
}
