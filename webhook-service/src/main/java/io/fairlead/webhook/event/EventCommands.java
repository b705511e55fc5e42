package io.fairlead.webhook.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What people do to events. */
@ApplicationScoped
class EventCommands {
    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final EventStore store;
    private final DueEvents due;
    private final InboxNotes inbox;

    EventCommands(Transactions transactions, CurrentTenant tenant, EventStore store, DueEvents due, InboxNotes inbox) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.store = store;
        this.due = due;
        this.inbox = inbox;
    }

    /** Has an event tried again within moments, whatever state it is in. */
    Uni<Void> retry(UUID id) {
        return transactions.inCurrentTenant(connection -> require(connection, id)
                .call(event -> store.state(connection, id, EventState.RETRYING))
                .call(event -> due.schedule(connection, List.of(id), Duration.ZERO))
                .chain(event -> settleIfWaiting(connection, event)));
    }

    /** Nothing is done about an event any more. */
    Uni<Void> discard(UUID id) {
        return transactions.inCurrentTenant(connection -> require(connection, id)
                .invoke(EventCommands::refuseWhenDone)
                .call(event -> store.state(connection, id, EventState.DISCARDED))
                .call(event -> due.drop(connection, id))
                .chain(event -> settleIfWaiting(connection, event)));
    }

    static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no such event.");
    }

    private Uni<StoredEvent> require(SqlConnection connection, UUID id) {
        return store.findForChange(connection, id).map(found -> found.orElseThrow(EventCommands::notFound));
    }

    private Uni<Void> settleIfWaiting(SqlConnection connection, StoredEvent before) {
        return before.state() == EventState.FAILED
                ? inbox.settled(connection, tenant.require(), before.id())
                : Uni.createFrom().voidItem();
    }

    private static void refuseWhenDone(StoredEvent event) {
        if (event.state() == EventState.PUBLISHED)
            throw Failure.of(ProblemCode.CONFLICT, "The event has been told already; there is nothing to discard.");
    }
}
