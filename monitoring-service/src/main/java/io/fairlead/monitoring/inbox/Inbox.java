package io.fairlead.monitoring.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.monitoring.query.NewestFirst;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What waits for a person, in a table of this service's own. */
@ApplicationScoped
class Inbox {
    private static final String LIST = "inbox";
    private static final TypeReference<List<DeadLetter.Action>> ACTIONS = new TypeReference<>() {};
    private static final String PUT = """
            insert into inbox_item (
                tenant, service, id, kind, state, integration, operation, explanation, since, attempts,
                idempotency_key, caller, trace_id, actions)
            select
                current_tenant(), service, id, kind, state, integration, operation, explanation, since, attempts,
                "idempotencyKey", caller, "traceId", actions
            from json_to_record(cast(cast($1 as text) as json)) as told (
                service text, id uuid, kind text, state text, integration text, operation text, explanation text,
                since timestamptz, attempts int, "idempotencyKey" text, caller text, "traceId" text, actions json)
            on conflict (tenant, service, id) do update set
                kind = excluded.kind, state = excluded.state, integration = excluded.integration,
                operation = excluded.operation, explanation = excluded.explanation, since = excluded.since,
                attempts = excluded.attempts, idempotency_key = excluded.idempotency_key, caller = excluded.caller,
                trace_id = excluded.trace_id, actions = excluded.actions""";
    private static final String REMOVE = "delete from inbox_item where service = $1 and id = $2";
    private static final String SELECT = """
            select *, cast(actions as text) as actions_text
            from inbox_item
            where ($1::text is null or integration = $1)
              and ($2::text is null or kind = $2)
              and ($3::text is null or state = $3)
              and ($4::timestamptz is null or (since, id) < ($4, $5::uuid))
            order by since desc, id desc
            limit $6""";

    private final Transactions transactions;
    private final ObjectMapper json;

    Inbox(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    Uni<Void> put(SqlConnection connection, DeadLetter letter) {
        return connection.preparedQuery(PUT).execute(Tuple.of(write(letter))).replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, String service, UUID id) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(service, id)).replaceWithVoid();
    }

    /** The caller's tenant's items, newest first. */
    Uni<Page<InboxItem>> list(InboxFilter filter, PageRequest page) {
        return transactions.inCurrentTenant(connection -> connection
                .preparedQuery(SELECT)
                .execute(parametersOf(filter, page))
                .map(rows -> {
                    List<InboxItem> items = new ArrayList<>(rows.size());
                    for (Row row : rows) items.add(toItem(row));
                    return Page.of(page, items, LIST, Inbox::positionOf);
                }));
    }

    private static List<String> positionOf(InboxItem item) {
        return NewestFirst.position(item.since(), item.id());
    }

    private static Tuple parametersOf(InboxFilter filter, PageRequest page) {
        var after = NewestFirst.of(page, LIST);
        return Tuple.tuple()
                .addValue(filter.integration())
                .addValue(filter.kind())
                .addValue(filter.state())
                .addValue(after.time())
                .addValue(after.id())
                .addValue(page.fetch());
    }

    private InboxItem toItem(Row row) {
        return new InboxItem(
                row.getUUID("id"),
                row.getString("service"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("integration"),
                row.getString("operation"),
                row.getString("explanation"),
                row.getOffsetDateTime("since").toInstant(),
                row.getInteger("attempts"),
                row.getString("idempotency_key"),
                row.getString("caller"),
                row.getString("trace_id"),
                actions(row.getString("actions_text")));
    }

    private String write(DeadLetter letter) {
        try {
            return json.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a dead letter cannot be written as JSON", e);
        }
    }

    private List<DeadLetter.Action> actions(String text) {
        try {
            return json.readValue(text, ACTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("actions of a stored item cannot be read", e);
        }
    }
}
