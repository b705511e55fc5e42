package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to the provider with its answer, and what a caller of the operation gets out of it.
 *
 * @param settings what the integration says, where the connector's defaults are not enough
 */
public record Exchange(
        String title,
        String operation,
        Source source,
        ObjectNode settings,
        ObjectNode input,
        Request request,
        Response response,
        Outcome outcome) {

    /** Where the exchange comes from. */
    public enum Source {
        DOCUMENTATION("documentation"),
        RECORDED_FROM_TWIN("recorded from twin"),
        MADE_UP("made up");

        private final String id;

        Source(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        static Optional<Source> of(String id) {
            for (var source : values()) {
                if (source.id.equals(id)) {
                    return Optional.of(source);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What is sent.
     *
     * @param path below the base URL, as it goes over the wire
     * @param headers those worth naming; more may be sent
     * @param form fields of a form body, decoded
     */
    public record Request(
            Operation.Method method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable Map<String, String> form,
            @Nullable JsonNode json) {}

    /** What the provider answers; {@code body} is empty when there is none. */
    public record Response(int status, Map<String, String> headers, String body) {}

    /** What the caller gets. */
    public sealed interface Outcome {}

    public record Data(JsonNode data) implements Outcome {}

    public record Failure(FailureKind kind, @Nullable String code) implements Outcome {}
}
