package io.fairlead.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A connector's definition for tests: people in schools, with a reference, a schema and deletes. */
public final class Declared {
    private static final String DEFINITION = """
            {"streams": {
              "users": {
                "title": "People", "list": "list-users", "get": {"operation": "get-user", "id": "id"},
                "input": {"sort": "id"}, "since": {"filter": "changed>='${since}'"}, "page-size": 3,
                "key": "/id", "changed": "/changed", "deleted": "status = \\"gone\\"", "entities": ["user"], "secret-fields": ["/password", "/login/pin"],
                "references": {"school": "schools", "friends": "users"},
                "map": {"name": "name", "school": "school.id", "friends": "friends", "shout": "$uppercase(name)"},
                "schema": {"required": ["name"], "properties": {"name": {"type": "string", "minLength": 2},
                    "school": {"type": "string"}, "friends": {}, "shout": {}}}},
              "schools": {
                "title": "Schools", "list": "list-schools", "key": "/id", "map": {"name": "name"}, "page-size": 3,
                "deleted": "status = \\"gone\\"", "since": {"filter": "changed>='${since}'"}}}}""";

    private Declared() {}

    public static JsonNode definition() {
        try {
            return new ObjectMapper().readTree(DEFINITION);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
