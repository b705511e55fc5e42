package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client can ask a provider for.
 *
 * @param path appended to the setting {@code base-url}; a substituted value is one segment
 * @param input schema of what the caller sends, with {@code limit} and {@code cursor} added when it is paged
 * @param output schema of what the caller gets as {@code data}
 * @param items where the body holds a list; then {@code data} is that list (absent or null: empty)
 * @param result expression over the body, or over each item, that gives what the caller gets
 * @param idempotencyHeader the request header that makes the provider take a repeated write for the same one
 * @param timeout of one attempt
 * @param example an input that is valid
 */
public record Operation(
        String id,
        String title,
        @Nullable String description,
        Kind kind,
        Method method,
        Template path,
        Map<String, Template> query,
        Map<String, Template> headers,
        @Nullable Body body,
        ObjectNode input,
        JsonNode output,
        @Nullable JsonPointer items,
        @Nullable String result,
        @Nullable Paging paging,
        @Nullable String idempotencyHeader,
        Duration timeout,
        Retry retry,
        ObjectNode example) {

    public enum Kind {
        READ,
        WRITE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public Operation {
        InvalidManifest.unless(Connector.KEBAB_CASE.matcher(id).matches(), "operation id '%s' must be kebab-case", id);
        InvalidManifest.unless(
                kind == Kind.WRITE || method == Method.GET || method == Method.POST,
                "operation '%s': what is sent with %s is a write",
                id,
                method);
        InvalidManifest.unless(
                paging == null || items != null, "operation '%s': what is paged says where its items are", id);
        InvalidManifest.unless(body == null || method != Method.GET, "operation '%s': GET carries no body", id);
        InvalidManifest.unless(timeout.isPositive(), "operation '%s': its time-out must be positive", id);
        query = Ordered.copyOf(query);
        headers = Ordered.copyOf(headers);
        input = input.deepCopy();
        output = output.deepCopy();
        example = example.deepCopy();
    }
}
