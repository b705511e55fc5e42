package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What happened to a record. */
enum Change {
    CREATED,
    UPDATED,
    DELETED;

    static Change of(boolean existed, JsonNode after) {
        if (Deletion.isOf(after)) {
            return DELETED;
        }
        return existed ? UPDATED : CREATED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
