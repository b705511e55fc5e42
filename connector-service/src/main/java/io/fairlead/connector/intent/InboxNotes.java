package io.fairlead.connector.intent;

import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.event.StateRevisions;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.topic.Topics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiFunction;

/** Tells the suite's inbox of writes nobody knows the outcome of, and that they are settled. */
@ApplicationScoped
class InboxNotes {
    private final Outbox outbox;
    private final StateRevisions revisions;

    InboxNotes(Outbox outbox, StateRevisions revisions) {
        this.outbox = outbox;
        this.revisions = revisions;
    }

    Uni<Void> unknown(SqlConnection connection, String tenant, Collection<UnknownWrite> writes) {
        return tell(
                connection,
                writes,
                (write, revision) -> OutboundEvent.state(
                        Topics.DEAD_LETTERS,
                        UnknownWrite.key(tenant, write.id()),
                        DeadLetter.TYPE,
                        write.deadLetter(tenant, revision),
                        revision));
    }

    Uni<Void> settled(SqlConnection connection, String tenant, Collection<UUID> calls) {
        return tell(
                connection,
                calls,
                (call, revision) -> OutboundEvent.deleted(
                        Topics.DEAD_LETTERS, UnknownWrite.key(tenant, call), DeadLetter.TYPE, revision));
    }

    private <T> Uni<Void> tell(
            SqlConnection connection, Collection<T> things, BiFunction<T, Long, OutboundEvent> event) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> revisions
                        .next(connection)
                        .chain(revision -> outbox.append(connection, event.apply(thing, revision))))
                .onItem()
                .ignoreAsUni();
    }
}
