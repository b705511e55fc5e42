package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param request what was asked, for messages
 * @param traceId of the request, by which the call log is searched
 */
record Answer(String request, int status, JsonNode body, String traceId) {

    Answer require(int expected) {
        if (status != expected) {
            throw new NotShown("%d to %s".formatted(expected, request), this.toString());
        }
        return this;
    }

    JsonNode data() {
        return body.path("data");
    }

    /** What is found at a JSON pointer, which must be there. */
    JsonNode at(String pointer) {
        var found = body.at(pointer);
        if (found.isMissingNode()) {
            throw new NotShown("%s in the answer to %s".formatted(pointer, request), this.toString());
        }
        return found;
    }

    @Override
    public String toString() {
        return "%d %s".formatted(status, body);
    }
}
