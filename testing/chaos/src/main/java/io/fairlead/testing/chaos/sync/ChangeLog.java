package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What consumers are told of records: of each, the event with the highest number is its newest. */
final class ChangeLog {

    private final Map<String, Change> newest = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private long again;

    /**
     * An event.
     *
     * @param value the mapped record, null or missing when it was deleted
     */
    record Change(String stream, String externalId, long number, String kind, JsonNode value) {

        boolean isDeletion() {
            return kind.equals("deleted");
        }
    }

    void add(JsonNode event) {
        if (!event.path("integration").asText().equals(SmallPages.INTEGRATION)) {
            return;
        }
        if (!ids.add(event.required("id").asText())) {
            again++;
            return;
        }
        var change = new Change(
                event.required("stream").asText(),
                event.required("externalId").asText(),
                event.required("number").asLong(),
                event.required("change").asText(),
                event.path("value"));
        newest.merge(
                event.required("record").asText(),
                change,
                (one, other) -> other.number() >= one.number() ? other : one);
    }

    Map<String, Change> newest() {
        return newest;
    }

    /** Different ones. */
    long events() {
        return ids.size();
    }

    /** The same ones once more, which consumers know by their id. */
    long again() {
        return again;
    }
}
