package io.fairlead.sync.record;

import com.fasterxml.jackson.databind.util.RawValue;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.contracts.event.RecordChange;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of changed records, in the transaction of the change. */
@RegisterForReflection(targets = {RecordChange.class, RecordChange.Cause.class})
@ApplicationScoped
class RecordChanges {
    /** Events that share a row of the outbox, and with it a transaction of the relay. */
    private static final int TOGETHER = 250;

    /** @param value the mapped record as JSON, null when it is deleted */
    record Change(
            UUID record,
            String externalId,
            String kind,
            @Nullable String value,
            @Nullable Instant modifiedAt,
            long number) {
        boolean isCreation() {
            return kind.equals(RecordChange.CREATED);
        }
    }

    private final Outbox outbox;
    private final Clock clock;

    RecordChanges(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> publish(SqlConnection connection, Source source, List<Change> changes) {
        Instant now = clock.instant();
        List<OutboundEvent> events = new ArrayList<>(changes.size());
        for (Change change : changes) events.add(event(source, change, now));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < events.size(); from += TOGETHER) {
            List<OutboundEvent> page = events.subList(from, Math.min(from + TOGETHER, events.size()));
            all = all.chain(() -> outbox.append(connection, page));
        }
        return all;
    }

    private static OutboundEvent event(Source source, Change change, Instant now) {
        UUID id = UUID.randomUUID();
        String key = String.join(
                "/",
                source.tenant().value(),
                source.stream().name(),
                change.record().toString());
        return OutboundEvent.of(
                Topics.RECORD_CHANGES,
                key,
                id,
                RecordChange.TYPE,
                new RecordChange(
                        id,
                        source.tenant().value(),
                        source.stream().name(),
                        change.record(),
                        source.integration(),
                        change.externalId(),
                        change.kind(),
                        change.value() == null ? null : new RawValue(change.value()),
                        change.modifiedAt(),
                        now,
                        change.number(),
                        source.cause()));
    }
}
