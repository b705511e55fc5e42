package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The standard deletes by a status: the record stays and says that it is to be deleted. */
final class Deletion {

    private static final String STATUS = "tobedeleted";

    private Deletion() {}

    static boolean isOf(JsonNode record) {
        return record.path("status").asText().equals(STATUS);
    }

    static ObjectNode of(ObjectNode record, String at) {
        record.put("status", STATUS).put("dateLastModified", at);
        return record.has("enabledUser") ? record.put("enabledUser", "false") : record;
    }
}
