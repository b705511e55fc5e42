package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;

/** What an object's changed fields were before: in hashes only what changed in them, null for what was not there. */
final class Difference {

    private Difference() {}

    static ObjectNode of(ObjectNode before, ObjectNode after) {
        ObjectNode previous = Json.object();
        names(before, after).forEach(name -> {
            JsonNode was = before.has(name) ? before.get(name) : NullNode.getInstance();
            JsonNode is = after.has(name) ? after.get(name) : NullNode.getInstance();
            if (was instanceof ObjectNode hash && is instanceof ObjectNode now) {
                ObjectNode inside = of(hash, now);
                if (!inside.isEmpty()) {
                    previous.set(name, inside);
                }
            } else if (!was.equals(is)) {
                previous.set(name, was.deepCopy());
            }
        });
        return previous;
    }

    private static Iterable<String> names(ObjectNode before, ObjectNode after) {
        ObjectNode all = before.deepCopy();
        all.setAll(after);
        return all::fieldNames;
    }
}
