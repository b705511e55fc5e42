package io.fairlead.testing.simulators.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a message made up on demand is to say; the provider's own example where it is left open. */
public record Draft(Optional<String> type, Optional<ObjectNode> data, Optional<String> body) {}
