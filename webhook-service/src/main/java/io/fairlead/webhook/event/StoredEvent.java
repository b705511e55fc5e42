package io.fairlead.webhook.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.fairlead.webhook.interpretation.Payload;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param interpreted whether it is one event by now; until then its payload is the whole delivery, which may turn out to
 *     be several
 * @param attempts how often it was tried, the one that succeeded included
 */
record StoredEvent(
        UUID id,
        String endpoint,
        String integration,
        String connector,
        String scheme,
        String deliveryId,
        int index,
        boolean interpreted,
        @Nullable String type,
        @Nullable Entity entity,
        @Nullable Instant occurredAt,
        @Nullable Instant signedAt,
        Instant receivedAt,
        Map<String, String> headers,
        Payload payload,
        @Nullable String traceId,
        EventState state,
        int attempts,
        List<Failed> failures,
        @Nullable Instant publishedAt,
        @Nullable Instant nextAttemptAt) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<List<Failed>> FAILURES = new TypeReference<>() {};

    /** Selects what {@link #of} reads. */
    static final String COLUMNS = """
            *, cast(headers as text) as headers_text, cast(failures as text) as failures_text""";

    static StoredEvent of(Row row) {
        String entityType = row.getString("entity_type");
        return new StoredEvent(
                row.getUUID("id"),
                row.getString("endpoint"),
                row.getString("integration"),
                row.getString("connector"),
                row.getString("scheme"),
                row.getString("delivery_id"),
                row.getInteger("index"),
                row.getBoolean("interpreted"),
                row.getString("type"),
                entityType == null ? null : new Entity(entityType, row.getString("entity_id")),
                instant(row, "occurred_at"),
                instant(row, "signed_at"),
                row.getOffsetDateTime("received_at").toInstant(),
                read(row.getString("headers_text"), HEADERS),
                new Payload(
                        Payload.Form.valueOf(row.getString("payload_form").toUpperCase(Locale.ROOT)),
                        row.getString("payload")),
                row.getString("trace_id"),
                EventState.of(row.getString("state")).orElseThrow(),
                row.getInteger("attempts"),
                read(row.getString("failures_text"), FAILURES),
                instant(row, "published_at"),
                instant(row, "next_attempt_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> T read(String text, TypeReference<T> as) {
        try {
            return JSON.readValue(text, as);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
    }
}
