package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's refusals mean.
 *
 * @param when an expression over the body of a 2xx answer: true means that it is a failure all the same
 * @param code where the provider's code stands in a failure's body; the first place that has one counts
 * @param message where its message stands, likewise
 * @param codes what a code means; decides before the status
 * @param statuses what an HTTP status means, where it differs from the usual
 */
public record ErrorMapping(
        @Nullable String when,
        List<JsonPointer> code,
        List<JsonPointer> message,
        Map<String, FailureKind> codes,
        Map<Integer, FailureKind> statuses) {

    public static final ErrorMapping USUAL = new ErrorMapping(null, List.of(), List.of(), Map.of(), Map.of());

    public ErrorMapping {
        code = List.copyOf(code);
        message = List.copyOf(message);
        codes = Map.copyOf(codes);
        statuses = Map.copyOf(statuses);
    }

    public Optional<String> codeIn(JsonNode body) {
        return firstOf(code, body);
    }

    public Optional<String> messageIn(JsonNode body) {
        return firstOf(message, body);
    }

    /**
     * What kind of failure an answer is.
     *
     * @param status of the answer that is known to be a failure; 2xx when {@link #when} said so
     */
    public FailureKind kindOf(int status, @Nullable String providerCode) {
        var byCode = providerCode == null ? null : codes.get(providerCode);
        if (byCode != null) {
            return byCode;
        }
        var byStatus = statuses.get(status);
        return byStatus != null ? byStatus : usual(status);
    }

    private static FailureKind usual(int status) {
        return switch (status) {
            case 400, 422 -> FailureKind.VALIDATION;
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> FailureKind.PERMISSION;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 408, 504 -> FailureKind.TIMEOUT;
            case 409, 412 -> FailureKind.CONFLICT;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROVIDER_ERROR;
        };
    }

    private static Optional<String> firstOf(List<JsonPointer> places, JsonNode body) {
        return places.stream()
                .map(body::at)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
