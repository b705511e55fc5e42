package io.fairlead.connector.intent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Finds the writes that processes left open when they ended without a word, and shows them as unknown. */
@ApplicationScoped
class LeftOpen {
    private static final String BECAUSE = "The process that made the call ended before it had recorded an outcome.";
    private static final String FIND = """
            select open_intent.id, open_intent.tenant
            from open_intent left join writer on writer.id = open_intent.writer
            where writer.seen_at is null or writer.seen_at < clock_timestamp() - interval '12 seconds'
            limit 500""";
    private static final String FORGET_WRITERS = """
            delete from writer
            where seen_at < clock_timestamp() - interval '1 day'
              and not exists (select from open_intent where open_intent.writer = writer.id)""";

    private final Transactions transactions;
    private final IntentStore store;
    private final InboxNotes inbox;

    LeftOpen(Transactions transactions, IntentStore store, InboxNotes inbox) {
        this.transactions = transactions;
        this.store = store;
        this.inbox = inbox;
    }

    @Scheduled(every = "{fairlead.left-open.every:5s}", identity = "left-open")
    Uni<Void> sweep() {
        return transactions
                .withoutTenant(LeftOpen::find)
                .chain(this::giveUp)
                .chain(() -> transactions.withoutTenant(
                        connection -> connection.query(FORGET_WRITERS).execute()))
                .replaceWithVoid();
    }

    private static Uni<Map<String, List<UUID>>> find(SqlConnection connection) {
        return connection.query(FIND).execute().map(LeftOpen::byTenant);
    }

    private Uni<Void> giveUp(Map<String, List<UUID>> found) {
        return Multi.createFrom()
                .iterable(found.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> giveUp(entry.getKey(), entry.getValue()))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> giveUp(String tenant, List<UUID> calls) {
        return transactions.inTenant(new TenantId(tenant), connection -> store.giveUp(connection, calls, BECAUSE)
                .chain(unknown -> inbox.unknown(connection, tenant, unknown)));
    }

    private static Map<String, List<UUID>> byTenant(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(groupingBy(row -> row.getString("tenant"), mapping(row -> row.getUUID("id"), toList())));
    }
}
