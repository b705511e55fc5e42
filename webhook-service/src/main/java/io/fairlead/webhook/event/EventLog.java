package io.fairlead.webhook.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The event log as it is read: newest first, without payloads. */
@ApplicationScoped
class EventLog {
    private static final String LIST = "webhook-events";
    private static final String SELECT = """
            select id, delivery_id, index, endpoint, integration, connector, type, entity_type, entity_id, occurred_at,
                received_at, state, attempts
            from event
            where ($1::text is null or integration = $1)
              and ($2::text is null or endpoint = $2)
              and ($3::text is null or type = $3)
              and ($4::text is null or entity_type = $4)
              and ($5::text is null or entity_id = $5)
              and ($6::text is null or state = $6)
              and ($7::text is null or delivery_id = $7)
              and ($8::timestamptz is null or received_at >= $8)
              and ($9::timestamptz is null or received_at < $9)
              and ($10::timestamptz is null or (received_at, id) < ($10, $11::uuid))
            order by received_at desc, id desc
            limit $12""";

    private final Transactions transactions;

    EventLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The caller's tenant's events. */
    Uni<Page<EventSummary>> list(EventFilter filter, PageRequest page) {
        Tuple parameters = parameters(filter, page);
        return transactions.inCurrentTenant(connection -> connection
                .preparedQuery(SELECT)
                .execute(parameters)
                .map(rows -> {
                    List<EventSummary> found = new ArrayList<>(rows.size());
                    for (Row row : rows) found.add(EventSummary.of(row));
                    return Page.of(page, found, LIST, EventLog::position);
                }));
    }

    private static List<String> position(EventSummary event) {
        return List.of(event.receivedAt().toString(), event.id().toString());
    }

    private static Tuple parameters(EventFilter filter, PageRequest page) {
        var after = page.after(LIST, 2);
        return Tuple.tuple()
                .addValue(filter.integration)
                .addValue(filter.endpoint)
                .addValue(filter.type)
                .addValue(filter.entityType)
                .addValue(filter.entityId)
                .addValue(filter.requireState())
                .addValue(filter.deliveryId)
                .addValue(filter.receivedFrom())
                .addValue(filter.receivedTo())
                .addValue(
                        after.map(position -> Instant.parse(position.getFirst()).atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .addValue(after.map(position -> UUID.fromString(position.getLast()))
                        .orElse(null))
                .addValue(page.fetch());
    }
}
