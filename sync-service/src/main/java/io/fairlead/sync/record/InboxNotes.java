package io.fairlead.sync.record;

import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.event.StateRevisions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Tells the suite's inbox of records in quarantine, and that they are there no more. */
@RegisterForReflection(targets = {DeadLetter.class, DeadLetter.Action.class})
@ApplicationScoped
class InboxNotes {
    private static final String SERVICE = "sync";

    record Waiting(UUID id, @Nullable String externalId) {}

    private final Outbox outbox;
    private final StateRevisions revisions;
    private final Clock clock;

    InboxNotes(Outbox outbox, StateRevisions revisions, Clock clock) {
        this.outbox = outbox;
        this.revisions = revisions;
        this.clock = clock;
    }

    Uni<Void> recordsWait(SqlConnection connection, Source source, List<Waiting> records) {
        List<LongFunction<OutboundEvent>> notes = new ArrayList<>(records.size());
        for (Waiting record : records)
            notes.add(revision -> OutboundEvent.state(
                    Topics.DEAD_LETTERS,
                    key(source.tenant(), record.id()),
                    DeadLetter.TYPE,
                    letter(source, record, revision),
                    revision));
        return append(connection, notes);
    }

    Uni<Void> settled(SqlConnection connection, TenantId tenant, List<UUID> records) {
        List<LongFunction<OutboundEvent>> notes = new ArrayList<>(records.size());
        for (UUID record : records)
            notes.add(revision ->
                    OutboundEvent.deleted(Topics.DEAD_LETTERS, key(tenant, record), DeadLetter.TYPE, revision));
        return append(connection, notes);
    }

    private Uni<Void> append(SqlConnection connection, List<LongFunction<OutboundEvent>> notes) {
        if (notes.isEmpty()) return Uni.createFrom().voidItem();
        return revisions.next(connection, notes.size()).chain(numbers -> {
            List<OutboundEvent> events = new ArrayList<>(notes.size());
            for (int i = 0; i < notes.size(); i++) events.add(notes.get(i).apply(numbers.get(i)));
            return outbox.append(connection, events);
        });
    }

    private DeadLetter letter(Source source, Waiting record, long revision) {
        String name = record.externalId() == null ? "without a key" : "'%s'".formatted(record.externalId());
        String path = "/api/v1/quarantine/" + record.id();
        return new DeadLetter(
                record.id(),
                source.tenant().value(),
                SERVICE,
                DeadLetter.RECORD,
                DeadLetter.FAILED,
                source.integration(),
                source.stream().name(),
                "A record %s of '%s' does not fit the stream's schema; it leaves by itself when the provider sends one that does."
                        .formatted(name, source.stream().name()),
                clock.instant(),
                null,
                null,
                null,
                null,
                List.of(
                        new DeadLetter.Action("inspect", "GET", path),
                        new DeadLetter.Action("discard", "DELETE", path)),
                revision);
    }

    private static String key(TenantId tenant, UUID record) {
        return "%s/%s/%s".formatted(tenant, SERVICE, record);
    }
}
