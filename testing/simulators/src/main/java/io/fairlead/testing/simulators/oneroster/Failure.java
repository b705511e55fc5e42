package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;

/** A request the rostering service refuses, with the code minor the standard gives it. */
final class Failure extends RuntimeException {

    private final int status;
    private final String codeMinor;

    private Failure(int status, String codeMinor, String description) {
        super(description);
        this.status = status;
        this.codeMinor = codeMinor;
    }

    static Failure invalidFilterField(String description) {
        return new Failure(400, "invalid_filter_field", description);
    }

    static Failure invalidSelectionField(String description) {
        return new Failure(400, "invalid_selection_field", description);
    }

    static Failure invalidData(int status, String description) {
        return new Failure(status, "invaliddata", description);
    }

    static Failure unauthorised(String description) {
        return new Failure(401, "unauthorisedrequest", description);
    }

    static Failure forbidden(String description) {
        return new Failure(403, "forbidden", description);
    }

    static Failure unknownObject(String description) {
        return new Failure(404, "unknownobject", description);
    }

    static Failure serverBusy() {
        return new Failure(429, "server_busy", "The server is receiving too many requests.");
    }

    static Failure ofStatus(int status) {
        return status == 429
                ? serverBusy()
                : new Failure(status, codeMinor(status), "The request could not be served.");
    }

    private static String codeMinor(int status) {
        return switch (status) {
            case 401 -> "unauthorisedrequest";
            case 403 -> "forbidden";
            case 404 -> "unknownobject";
            case 400, 422 -> "invaliddata";
            case 503 -> "server_busy";
            default -> "internal_server_error";
        };
    }

    Answer answer() {
        ObjectNode body = Json.object()
                .put("imsx_codeMajor", "failure")
                .put("imsx_severity", "error")
                .put("imsx_description", getMessage());
        body.putObject("imsx_CodeMinor")
                .putArray("imsx_codeMinorField")
                .addObject()
                .put("imsx_codeMinorFieldName", "TargetEndSystem")
                .put("imsx_codeMinorFieldValue", codeMinor);
        Answer answer = Answer.json(status, body);
        return status == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }
}
