package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as the API shows it.
 *
 * @param externalIds the provider's ids of it
 * @param value the mapped record
 * @param references what it refers to, and which record of ours that is; empty text where it is none
 */
record StoredRecord(
        String id, String state, List<String> externalIds, JsonNode value, Map<Roster.Key, String> references) {

    StoredRecord {
        externalIds = List.copyOf(externalIds);
        references = Map.copyOf(references);
    }

    static StoredRecord of(JsonNode item) {
        Map<Roster.Key, String> references = new HashMap<>();
        item.path("references")
                .forEach(field -> field.forEach(each -> references.put(
                        new Roster.Key(
                                each.path("stream").asText(),
                                each.path("externalId").asText()),
                        each.path("id").asText(""))));
        return new StoredRecord(
                item.required("id").asText(),
                item.required("state").asText(),
                item.required("externalIds")
                        .valueStream()
                        .map(each -> each.path("externalId").asText())
                        .toList(),
                item.required("record"),
                references);
    }

    String externalId() {
        return externalIds.getFirst();
    }
}
