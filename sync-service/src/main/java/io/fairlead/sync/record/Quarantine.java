package io.fairlead.sync.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.contracts.event.RecordChange.Cause;
import io.fairlead.sync.mapping.Reading.Unfit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What did not fit its stream's schema, with the reasons, until the provider sends something better. */
@ApplicationScoped
class Quarantine {
    private static final String PUT = """
            insert into quarantine as known (tenant, id, integration, stream, key, external_id, number, source, errors, run)
            select current_tenant(), id, $1, $2, key, external_id, $3, source, errors, $4
            from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])
                as unfit (id, key, external_id, source, errors)
            on conflict (tenant, integration, stream, key) do update set
                number = excluded.number, source = excluded.source, errors = excluded.errors, run = excluded.run
            where known.number < excluded.number
            returning id, external_id, xmax = 0 as fresh""";
    private static final String SETTLE = """
            delete from quarantine where integration = $1 and stream = $2 and key = any ($3) returning id""";

    private final ObjectMapper json;
    private final InboxNotes inbox;

    Quarantine(ObjectMapper json, InboxNotes inbox) {
        this.json = json;
        this.inbox = inbox;
    }

    Uni<Void> put(SqlConnection connection, Source source, long number, List<Unfit> unfit) {
        if (unfit.isEmpty()) return Uni.createFrom().voidItem();
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(source.integration())
                        .addValue(source.stream().name())
                        .addValue(number)
                        .addValue(
                                source.cause().kind().equals(Cause.RUN)
                                        ? source.cause().id()
                                        : null)
                        .addValue(
                                unfit.stream().map(ignored -> UUID.randomUUID()).toArray(UUID[]::new))
                        .addValue(unfit.stream().map(Quarantine::keyOf).toArray(String[]::new))
                        .addValue(unfit.stream().map(Unfit::key).toArray(String[]::new))
                        .addValue(unfit.stream().map(Unfit::source).toArray(String[]::new))
                        .addValue(
                                unfit.stream().map(each -> write(each.errors())).toArray(String[]::new)))
                .chain(rows -> inbox.recordsWait(connection, source, fresh(rows)));
    }

    /** What came whole from the provider now need not wait any more. */
    Uni<Void> settle(SqlConnection connection, Source source, Collection<String> keys) {
        if (keys.isEmpty()) return Uni.createFrom().voidItem();
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(source.integration(), source.stream().name(), keys.toArray(String[]::new)))
                .chain(rows -> {
                    List<UUID> settled = new ArrayList<>(rows.size());
                    for (Row row : rows) settled.add(row.getUUID("id"));
                    return inbox.settled(connection, source.tenant(), settled);
                });
    }

    private static List<InboxNotes.Waiting> fresh(RowSet<Row> rows) {
        List<InboxNotes.Waiting> fresh = new ArrayList<>();
        for (Row row : rows)
            if (row.getBoolean("fresh"))
                fresh.add(new InboxNotes.Waiting(row.getUUID("id"), row.getString("external_id")));
        return fresh;
    }

    /** What has no key of its own is the same again when it is the same text. */
    private static String keyOf(Unfit unfit) {
        return unfit.key() != null
                ? unfit.key()
                : UUID.nameUUIDFromBytes(unfit.source().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private String write(List<FieldError> errors) {
        try {
            return json.writeValueAsString(errors);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
