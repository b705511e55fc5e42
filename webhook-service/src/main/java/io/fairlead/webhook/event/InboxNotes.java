package io.fairlead.webhook.event;

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
import java.util.List;
import java.util.UUID;

/** Tells the suite's inbox of events that wait for a person, and that they do not any more. */
@RegisterForReflection(targets = {DeadLetter.class, DeadLetter.Action.class})
@ApplicationScoped
class InboxNotes {
    private static final String SERVICE = "webhook";

    private final Outbox outbox;
    private final StateRevisions revisions;

    InboxNotes(Outbox outbox, StateRevisions revisions) {
        this.outbox = outbox;
        this.revisions = revisions;
    }

    Uni<Void> waits(SqlConnection connection, TenantId tenant, StoredEvent event) {
        return revisions
                .next(connection)
                .chain(revision -> outbox.append(
                        connection,
                        OutboundEvent.state(
                                Topics.DEAD_LETTERS,
                                key(tenant, event.id()),
                                DeadLetter.TYPE,
                                letter(tenant, event, revision),
                                revision)));
    }

    Uni<Void> settled(SqlConnection connection, TenantId tenant, UUID event) {
        return revisions
                .next(connection)
                .chain(revision -> outbox.append(
                        connection,
                        OutboundEvent.deleted(Topics.DEAD_LETTERS, key(tenant, event), DeadLetter.TYPE, revision)));
    }

    private static DeadLetter letter(TenantId tenant, StoredEvent event, long revision) {
        String path = "%s/%s".formatted(WebhookEventResource.PATH, event.id());
        String reason = event.failures().isEmpty()
                ? "It failed."
                : event.failures().getLast().reason();
        return new DeadLetter(
                event.id(),
                tenant.value(),
                SERVICE,
                DeadLetter.WEBHOOK,
                DeadLetter.FAILED,
                event.integration(),
                event.type(),
                reason,
                event.receivedAt(),
                event.attempts(),
                event.deliveryId(),
                null,
                event.traceId(),
                List.of(
                        new DeadLetter.Action("inspect", "GET", path),
                        new DeadLetter.Action("replay", "POST", path + "/retry"),
                        new DeadLetter.Action("discard", "POST", path + "/discard")),
                revision);
    }

    private static String key(TenantId tenant, UUID event) {
        return "%s/%s/%s".formatted(tenant, SERVICE, event);
    }
}
