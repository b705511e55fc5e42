package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;

/** Answers that no provider means to give. */
final class Spoiled {

    private Spoiled() {}

    static Answer page() {
        return Answer.text(200, "text/html;charset=UTF-8", "<html><body><h1>Back soon</h1></body></html>");
    }

    static Answer redirect(String location) {
        return Answer.empty(302).with("Location", location);
    }

    static Answer nested(int depth) {
        return Answer.text(200, "application/json", "[".repeat(depth) + "]".repeat(depth));
    }

    /** The first list in the answer ends in its middle; what the headers say stays. */
    static Answer half(Answer whole) {
        return Json.parseObject(whole.body())
                .flatMap(body -> body.valueStream()
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .map(list -> new Answer(whole.status(), whole.headers(), halved(body, (ArrayNode) list))))
                .orElse(whole);
    }

    private static String halved(ObjectNode body, ArrayNode list) {
        for (int more = list.size() / 2; more > 0; more--) {
            list.remove(list.size() - 1);
        }
        return body.toString();
    }
}
