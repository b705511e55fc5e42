package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Answer;

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
}
