package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a record of the provider has to become. Written down a second time, so as not to repeat the connector's mistakes. */
final class Roster {

    static final List<String> STREAMS =
            List.of("orgs", "academicSessions", "courses", "users", "classes", "enrollments");

    private static final Map<String, List<String>> COPIED = Map.of(
            "orgs", List.of("name", "type", "identifier"),
            "academicSessions", List.of("title", "type", "startDate", "endDate", "schoolYear"),
            "courses", List.of("title", "courseCode", "grades", "subjects"),
            "users",
                    List.of(
                            "username",
                            "userMasterIdentifier",
                            "identifier",
                            "givenName",
                            "middleName",
                            "familyName",
                            "preferredFirstName",
                            "preferredMiddleName",
                            "preferredLastName",
                            "pronouns",
                            "email",
                            "phone",
                            "sms",
                            "grades",
                            "userIds",
                            "roles"),
            "classes", List.of("title", "classCode", "classType", "location", "grades", "subjects", "periods"),
            "enrollments", List.of("role", "beginDate", "endDate"));
    private static final Map<String, List<String>> FLAGS =
            Map.of("users", List.of("enabledUser"), "enrollments", List.of("primary"));

    /** Fields that name one record, and the stream it is of. */
    private static final Map<String, Map<String, String>> ONE = Map.of(
            "orgs", Map.of("parent", "orgs"),
            "academicSessions", Map.of("parent", "academicSessions"),
            "courses", Map.of("schoolYear", "academicSessions", "org", "orgs"),
            "users", Map.of("primaryOrg", "orgs"),
            "classes", Map.of("course", "courses", "school", "orgs"),
            "enrollments", Map.of("user", "users", "class", "classes", "school", "orgs"));

    private static final Map<String, Map<String, String>> SEVERAL =
            Map.of("users", Map.of("agents", "users"), "classes", Map.of("terms", "academicSessions"));

    private static final String ID = "sourcedId";

    private Roster() {}

    static boolean isLive(JsonNode item) {
        return !item.path("status").asText().equals("tobedeleted");
    }

    static ObjectNode mapped(String stream, JsonNode item) {
        var record = JsonNodeFactory.instance.objectNode();
        for (var field : COPIED.getOrDefault(stream, List.of())) {
            if (item.hasNonNull(field)) {
                record.set(field, item.get(field));
            }
        }
        for (var field : FLAGS.getOrDefault(stream, List.of())) {
            if (item.hasNonNull(field)) {
                record.put(field, item.get(field).asText().equals("true"));
            }
        }
        for (var field : ONE.getOrDefault(stream, Map.of()).keySet()) {
            if (item.path(field).hasNonNull(ID)) {
                record.set(field, item.path(field).get(ID));
            }
        }
        for (var field : SEVERAL.getOrDefault(stream, Map.of()).keySet()) {
            setSeveral(record, field, idsIn(item.path(field)));
        }
        if (stream.equals("users")) {
            List<JsonNode> orgs = new ArrayList<>();
            item.path("roles").forEach(role -> orgs.add(role.path("org")));
            setSeveral(record, "orgs", idsIn(orgs));
        }
        return record;
    }

    /** What a mapped record refers to, each as stream and id at the provider. */
    static Set<Key> references(String stream, ObjectNode record) {
        Set<Key> keys = new LinkedHashSet<>();
        ONE.getOrDefault(stream, Map.of()).forEach((field, to) -> {
            if (record.has(field)) {
                keys.add(new Key(to, record.path(field).asText()));
            }
        });
        SEVERAL.getOrDefault(stream, Map.of())
                .forEach((field, to) -> record.path(field).forEach(id -> keys.add(new Key(to, id.asText()))));
        if (stream.equals("users")) {
            record.path("orgs").forEach(id -> keys.add(new Key("orgs", id.asText())));
        }
        return keys;
    }

    /** A record as the provider knows it. */
    record Key(String stream, String id) {}

    private static ArrayNode idsIn(Iterable<JsonNode> references) {
        var ids = JsonNodeFactory.instance.arrayNode();
        references.forEach(reference -> {
            if (reference.hasNonNull(ID)) {
                ids.add(reference.get(ID));
            }
        });
        return ids;
    }

    private static void setSeveral(ObjectNode record, String field, ArrayNode ids) {
        if (!ids.isEmpty()) {
            record.set(field, ids);
        }
    }
}
