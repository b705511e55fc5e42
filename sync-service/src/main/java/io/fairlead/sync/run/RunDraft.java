package io.fairlead.sync.run;

import java.util.List;
import java.util.Optional;

/**
 * A run as it was asked for.
 *
 * @param streams empty for all that the connector has
 */
record RunDraft(
        String integration, Optional<List<String>> streams, Mode mode, int priority, Optional<DeleteBudget> budget) {}
