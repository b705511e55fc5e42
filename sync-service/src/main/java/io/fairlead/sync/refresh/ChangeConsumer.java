package io.fairlead.sync.refresh;

import io.fairlead.chassis.event.EventConsumption;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.InboundEvent;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.WebhookEvent;
import io.fairlead.sync.connector.KnownStreams;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.mapping.StreamMapping;
import io.fairlead.sync.refresh.RefreshQueue.Wanted;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears from webhooks which records have changed. What they say of them is not taken: the provider is asked. An event that
 * comes twice has a record read twice, which does no harm; so events are not remembered.
 */
@RegisterForReflection(targets = {WebhookEvent.class, WebhookEvent.Entity.class})
@ApplicationScoped
class ChangeConsumer {
    private static final String CONSUMER = "sync-refresh";
    private static final EventType<WebhookEvent> EVENT = new EventType<>(WebhookEvent.TYPE, WebhookEvent.class);

    private final EventConsumption consumption;
    private final KnownStreams streams;
    private final RefreshQueue queue;

    ChangeConsumer(EventConsumption consumption, KnownStreams streams, RefreshQueue queue) {
        this.consumption = consumption;
        this.streams = streams;
        this.queue = queue;
    }

    @Incoming("webhook-events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.consumeUnremembered(CONSUMER, batch, EVENT, this::note);
    }

    private Uni<Void> note(SqlConnection connection, TenantId tenant, List<InboundEvent<WebhookEvent>> inbound) {
        List<WebhookEvent> events = inbound.stream()
                .map(InboundEvent::data)
                .filter(event -> event.entity() != null)
                .toList();
        if (events.isEmpty()) return Uni.createFrom().voidItem();
        return streams.declaredBy(
                        connection,
                        events.stream().map(WebhookEvent::integration).toList())
                .map(declared -> wanted(events, declared))
                .chain(wanted -> wanted.isEmpty() ? Uni.createFrom().voidItem() : queue.put(connection, wanted));
    }

    private static List<Wanted> wanted(List<WebhookEvent> events, Map<String, List<Stream>> declared) {
        Map<List<String>, Wanted> wanted = new LinkedHashMap<>();
        for (WebhookEvent event : events)
            wanted(event, declared.getOrDefault(event.integration(), List.of()))
                    .ifPresent(each -> wanted.put(List.of(each.integration(), each.stream(), each.externalId()), each));
        return List.copyOf(wanted.values());
    }

    private static Optional<Wanted> wanted(WebhookEvent event, List<Stream> streams) {
        WebhookEvent.Entity entity = event.entity();
        if (entity == null || !StreamMapping.canBeKept(entity.id())) return Optional.empty();
        return streams.stream()
                .filter(stream -> stream.get().isPresent() && stream.entities().contains(entity.type()))
                .findFirst()
                .map(stream -> new Wanted(event.integration(), stream.name(), entity.id(), event.id()));
    }
}
