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
        return Multi.createFrom()
                .iterable(writes)
                .onItem()
                .transformToUniAndConcatenate(write -> revisions
                        .next(connection)
                        .chain(revision -> outbox.append(
                                connection,
                                OutboundEvent.state(
                                        Topics.DEAD_LETTERS,
                                        UnknownWrite.key(tenant, write.id()),
                                        DeadLetter.TYPE,
                                        write.deadLetter(tenant, revision),
                                        revision))))
                .onItem()
                .ignoreAsUni();
    }

    Uni<Void> settled(SqlConnection connection, String tenant, Collection<UUID> calls) {
        return Multi.createFrom()
                .iterable(calls)
                .onItem()
                .transformToUniAndConcatenate(call -> revisions
                        .next(connection)
                        .chain(revision -> outbox.append(
                                connection,
                                OutboundEvent.deleted(
                                        Topics.DEAD_LETTERS,
                                        UnknownWrite.key(tenant, call),
                                        DeadLetter.TYPE,
                                        revision))))
                .onItem()
                .ignoreAsUni();
    }
}
