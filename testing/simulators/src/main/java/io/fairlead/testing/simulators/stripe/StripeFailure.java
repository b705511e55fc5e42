package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;

/** A request Stripe refuses, in the form of its error object. */
final class StripeFailure extends RuntimeException {

    private static final String DOCS = "https://stripe.com/docs/error-codes/";

    private final int status;
    private final boolean afterWorkBegan;
    private final transient ObjectNode error;

    private StripeFailure(int status, String type, String message, boolean afterWorkBegan) {
        super(message);
        this.status = status;
        this.afterWorkBegan = afterWorkBegan;
        this.error = Json.object().put("type", type).put("message", message);
    }

    static StripeFailure invalid(String message) {
        return new StripeFailure(400, "invalid_request_error", message, false);
    }

    static StripeFailure invalid(String code, String param, String message) {
        return invalid(message).coded(code).about(param);
    }

    static StripeFailure unauthenticated(String message) {
        return new StripeFailure(401, "invalid_request_error", message, false);
    }

    /** An object named by the path does not exist. */
    static StripeFailure unknown(String kind, String id) {
        return new StripeFailure(404, "invalid_request_error", "No such %s: '%s'".formatted(kind, id), false)
                .coded("resource_missing")
                .about("id");
    }

    /** An object named by a parameter does not exist. */
    static StripeFailure unknownIn(String param, String kind, String id) {
        return invalid("resource_missing", param, "No such %s: '%s'".formatted(kind, id));
    }

    static StripeFailure unrecognized(String method, String path) {
        return new StripeFailure(
                404, "invalid_request_error", "Unrecognized request URL (%s: %s).".formatted(method, path), false);
    }

    /** The request is well-formed but the object is in no state for it. */
    static StripeFailure conflict(String code, String message) {
        return new StripeFailure(400, "invalid_request_error", message, true).coded(code);
    }

    static StripeFailure card(TestCard.Decline decline) {
        StripeFailure failure = new StripeFailure(402, "card_error", decline.message(), true).coded(decline.code());
        decline.declineCode().ifPresent(code -> failure.error.put("decline_code", code));
        return failure;
    }

    static StripeFailure keyReused(String key) {
        return new StripeFailure(
                400,
                "idempotency_error",
                "Keys for idempotent requests can only be used with the same parameters they were first used with. Use"
                        + " a key other than '%s' for a different request.".formatted(key),
                false);
    }

    static StripeFailure rateLimited() {
        return new StripeFailure(429, "invalid_request_error", "Request rate limit exceeded.", false)
                .coded("rate_limit");
    }

    static StripeFailure ofStatus(int status) {
        return switch (status) {
            case 429 -> rateLimited();
            case 401 -> unauthenticated("Invalid API Key provided.");
            case 409 ->
                new StripeFailure(409, "idempotency_error", "Another request with this key is in progress.", false)
                        .coded("idempotency_key_in_use");
            default ->
                status < 500
                        ? new StripeFailure(status, "invalid_request_error", "The request was refused.", false)
                        : new StripeFailure(status, "api_error", "An unknown error occurred.", false);
        };
    }

    private StripeFailure coded(String code) {
        error.put("code", code).put("doc_url", DOCS + code.replace('_', '-'));
        return this;
    }

    private StripeFailure about(String param) {
        error.put("param", param);
        return this;
    }

    StripeFailure with(String name, JsonNode value) {
        error.set(name, value);
        return this;
    }

    /** Only then does the answer count as the request's result and is repeated for its idempotency key. */
    boolean afterWorkBegan() {
        return afterWorkBegan;
    }

    ObjectNode error() {
        return error;
    }

    Answer answer(String requestId) {
        ObjectNode body = Json.object();
        body.set(
                "error",
                error.deepCopy().put("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId));
        Answer answer = Answer.json(status, body);
        return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"Stripe\"") : answer;
    }
}
