package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What happened to a record. */
enum Change {
    CREATED,
    UPDATED,
    DELETED;

    /** The standard deletes by a status. */
    static Change of(Optional<? extends JsonNode> before, JsonNode after) {
        if (after.path("status").asText().equals("tobedeleted")) {
            return DELETED;
        }
        return before.isPresent() ? UPDATED : CREATED;
    }
}
