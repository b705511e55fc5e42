package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;

/** A pointer from one record to another. Its address is kept without the host, which only the caller knows. */
final class Reference {

    private Reference() {}

    static ObjectNode to(RecordType type, String sourcedId) {
        return Json.object()
                .put("href", "/" + type.plural() + "/" + sourcedId)
                .put("sourcedId", sourcedId)
                .put("type", type.singular());
    }

    /** A copy whose references are addresses below the given service address. */
    static ObjectNode resolved(ObjectNode record, String service) {
        ObjectNode copy = record.deepCopy();
        copy.findParents("href").forEach(parent -> resolve((ObjectNode) parent, service));
        return copy;
    }

    private static void resolve(ObjectNode reference, String service) {
        JsonNode href = reference.get("href");
        reference.put("href", service + href.asText());
    }
}
