package io.fairlead.webhook.event;

import io.fairlead.chassis.event.EventConsumption;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.InboundEvent;
import io.fairlead.chassis.event.PutAside;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.WebhookEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Events that a consumer, of whichever service, could not apply as often as it tried: they wait for a person here, and
 * are told again from here.
 */
@ApplicationScoped
class DownstreamFailures {
    private static final String CONSUMER = "webhook-failures";
    private static final EventType<WebhookEvent> EVENT = new EventType<>(WebhookEvent.TYPE, WebhookEvent.class);

    private final EventConsumption consumption;
    private final EventStore store;
    private final InboxNotes inbox;

    DownstreamFailures(EventConsumption consumption, EventStore store, InboxNotes inbox) {
        this.consumption = consumption;
        this.store = store;
        this.inbox = inbox;
    }

    @Incoming("webhook-failures")
    Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.consumeUnremembered(CONSUMER, batch, EVENT, this::note);
    }

    private Uni<Void> note(SqlConnection connection, TenantId tenant, List<InboundEvent<WebhookEvent>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> note(connection, tenant, event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> note(SqlConnection connection, TenantId tenant, InboundEvent<WebhookEvent> event) {
        String reason = reason(event.putAside());
        return store.findForChange(connection, event.data().id())
                .map(found -> found.filter(stored -> isNews(stored, reason)))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.failed(connection, found.get().id(), reason, Optional.empty())
                                .chain(failed -> inbox.waits(connection, tenant, failed)));
    }

    /** The same letter may be read twice. */
    private static boolean isNews(StoredEvent stored, String reason) {
        return stored.failures().stream().noneMatch(failed -> failed.reason().equals(reason));
    }

    private static String reason(@Nullable PutAside from) {
        return from == null
                ? "A consumer could not apply it."
                : "%s could not apply it: %s (partition %d, offset %d)"
                        .formatted(from.consumer(), from.reason(), from.partition(), from.offset());
    }
}
