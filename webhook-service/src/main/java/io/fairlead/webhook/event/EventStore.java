package io.fairlead.webhook.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.contracts.event.WebhookDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The event log's rows, written in the transaction at hand. */
@ApplicationScoped
class EventStore {
    /** A page of a delivery's or many deliveries' events in one statement. */
    private static final String INSERT = """
            insert into event (
                tenant, id, endpoint, integration, connector, scheme, delivery_id, index, interpreted, type, entity_type,
                entity_id, occurred_at, signed_at, received_at, headers, payload, payload_form, trace_id, state, attempts,
                failures, published_at, next_attempt_at)
            select
                current_tenant(), id, endpoint, integration, connector, scheme, delivery_id, index, failure is null, type,
                entity_type, entity_id, occurred_at, signed_at, received_at, headers::json, payload, payload_form,
                trace_id, case when failure is null then 'published' else 'retrying' end, 1,
                case when failure is null then '[]'
                     else jsonb_build_array(jsonb_build_object('number', 1, 'at', clock_timestamp(), 'reason', failure))
                end,
                case when failure is null then clock_timestamp() end,
                case when failure is not null then clock_timestamp() + make_interval(secs => $19::float8) end
            from unnest(
                $1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[],
                $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::text[],
                $15::text[], $16::text[], $17::text[], $18::text[])
            as come (
                id, endpoint, integration, connector, scheme, delivery_id, index, type, entity_type, entity_id,
                occurred_at, signed_at, received_at, headers, payload, payload_form, trace_id, failure)""";

    private static final String FIND = "select " + StoredEvent.COLUMNS + " from event where id = $1";
    private static final String FIND_FOR_CHANGE = FIND + " for update";
    private static final String PUBLISHED = """
            update event set state = 'published', attempts = attempts + 1, published_at = clock_timestamp(),
                next_attempt_at = null, interpreted = true, type = $2, entity_type = $3, entity_id = $4,
                occurred_at = $5, payload = $6, payload_form = $7
            where id = $1""";
    private static final String PUBLISHED_AGAIN = """
            update event set state = 'published', attempts = attempts + 1, published_at = clock_timestamp(),
                next_attempt_at = null
            where id = $1""";
    private static final String FAILED = """
            update event set state = $2, attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + make_interval(secs => $4::float8),
                failures = failures || jsonb_build_array(jsonb_build_object(
                    'number', attempts + 1, 'at', clock_timestamp(), 'reason', $3::text))
            where id = $1
            returning %s""".formatted(StoredEvent.COLUMNS);
    private static final String STATE = """
            update event set state = $2, next_attempt_at = case when $2 = 'retrying' then clock_timestamp() end
            where id = $1""";

    private final ObjectMapper json;

    EventStore(ObjectMapper json) {
        this.json = json;
    }

    /** Those that were not understood are said to be tried again after the wait. */
    Uni<Void> insert(SqlConnection connection, List<NewEvent> events, Duration wait) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(events.stream().map(NewEvent::id).toArray(UUID[]::new))
                        .addValue(texts(events, of(WebhookDelivery::endpoint)))
                        .addValue(texts(events, of(WebhookDelivery::integration)))
                        .addValue(texts(events, of(WebhookDelivery::connector)))
                        .addValue(texts(events, of(WebhookDelivery::scheme)))
                        .addValue(texts(events, event -> event.taken().key().id()))
                        .addValue(events.stream().map(NewEvent::index).toArray(Integer[]::new))
                        .addValue(texts(events, NewEvent::type))
                        .addValue(texts(events, NewEvent::entityType))
                        .addValue(texts(events, NewEvent::entityId))
                        .addValue(times(events, NewEvent::occurredAt))
                        .addValue(
                                times(events, event -> event.taken().delivery().signedAt()))
                        .addValue(
                                times(events, event -> event.taken().delivery().receivedAt()))
                        .addValue(texts(
                                events, event -> write(event.taken().delivery().headers())))
                        .addValue(texts(events, event -> event.payload().text()))
                        .addValue(texts(events, event -> word(event.payload().form())))
                        .addValue(texts(events, of(WebhookDelivery::traceId)))
                        .addValue(texts(events, NewEvent::failure))
                        .addValue(wait.toMillis() / 1000.0))
                .replaceWithVoid();
    }

    Uni<Optional<StoredEvent>> find(SqlConnection connection, UUID id) {
        return find(connection, FIND, id);
    }

    /** Others that change it wait until the transaction ends. */
    Uni<Optional<StoredEvent>> findForChange(SqlConnection connection, UUID id) {
        return find(connection, FIND_FOR_CHANGE, id);
    }

    /** What was stored before it was understood is from now on the first event of its delivery. */
    Uni<Void> published(SqlConnection connection, NewEvent event) {
        return connection
                .preparedQuery(PUBLISHED)
                .execute(Tuple.tuple()
                        .addValue(event.id())
                        .addValue(event.type())
                        .addValue(event.entityType())
                        .addValue(event.entityId())
                        .addValue(utc(event.occurredAt()))
                        .addValue(event.payload().text())
                        .addValue(word(event.payload().form())))
                .replaceWithVoid();
    }

    Uni<Void> publishedAgain(SqlConnection connection, UUID id) {
        return connection.preparedQuery(PUBLISHED_AGAIN).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Notes an attempt that failed; without a wait nothing is tried by itself any more. */
    Uni<StoredEvent> failed(SqlConnection connection, UUID id, String reason, Optional<Duration> wait) {
        EventState state = wait.isPresent() ? EventState.RETRYING : EventState.FAILED;
        return connection
                .preparedQuery(FAILED)
                .execute(Tuple.of(
                        id,
                        state.word(),
                        reason,
                        wait.map(duration -> duration.toMillis() / 1000.0).orElse(null)))
                .map(rows -> StoredEvent.of(rows.iterator().next()));
    }

    Uni<Void> state(SqlConnection connection, UUID id, EventState state) {
        return connection
                .preparedQuery(STATE)
                .execute(Tuple.of(id, state.word()))
                .replaceWithVoid();
    }

    private static Uni<Optional<StoredEvent>> find(SqlConnection connection, String sql, UUID id) {
        return connection.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) return Optional.of(StoredEvent.of(row));
            return Optional.empty();
        });
    }

    private static Function<NewEvent, @Nullable String> of(Function<WebhookDelivery, @Nullable String> member) {
        return event -> member.apply(event.taken().delivery());
    }

    private static @Nullable String[] texts(List<NewEvent> events, Function<NewEvent, @Nullable String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime[] times(List<NewEvent> events, Function<NewEvent, @Nullable Instant> time) {
        return events.stream().map(event -> utc(time.apply(event))).toArray(OffsetDateTime[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers cannot be written as JSON", e);
        }
    }
}
