package io.fairlead.webhook.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.WebhookDelivery;
import io.fairlead.contracts.event.WebhookEvent;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.fairlead.webhook.interpretation.Interpreter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells consumers of events, in the transaction that records them. */
@RegisterForReflection(targets = {WebhookEvent.class, WebhookEvent.Entity.class})
@ApplicationScoped
class Publication {
    private final Outbox outbox;

    Publication(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> publish(SqlConnection connection, TenantId tenant, List<NewEvent> events) {
        List<OutboundEvent> outbound =
                events.stream().map(event -> outbound(tenant, event)).toList();
        return outbound.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(connection, outbound);
    }

    /** Under the id it had: who has already dealt with it recognises it. */
    Uni<Void> publishAgain(SqlConnection connection, TenantId tenant, StoredEvent event) {
        return outbox.append(connection, outbound(tenant, event));
    }

    private static OutboundEvent outbound(TenantId tenant, NewEvent event) {
        WebhookDelivery delivery = event.taken().delivery();
        JsonNode json = event.event() == null ? null : event.event().json();
        return outbound(
                tenant,
                event.event() == null ? null : event.event().entity(),
                new WebhookEvent(
                        event.id(),
                        tenant.value(),
                        delivery.integration(),
                        delivery.connector(),
                        event.taken().key().id(),
                        event.index(),
                        event.type(),
                        told(event.event() == null ? null : event.event().entity()),
                        event.occurredAt(),
                        delivery.receivedAt(),
                        json,
                        json == null ? event.payload().shown() : null,
                        delivery.traceId()));
    }

    private static OutboundEvent outbound(TenantId tenant, StoredEvent event) {
        JsonNode json = Interpreter.json(event.payload());
        return outbound(
                tenant,
                event.entity(),
                new WebhookEvent(
                        event.id(),
                        tenant.value(),
                        event.integration(),
                        event.connector(),
                        event.deliveryId(),
                        event.index(),
                        event.type(),
                        told(event.entity()),
                        event.occurredAt(),
                        event.receivedAt(),
                        json.isMissingNode() ? null : json,
                        json.isMissingNode() ? event.payload().shown() : null,
                        event.traceId()));
    }

    private static OutboundEvent outbound(TenantId tenant, @Nullable Entity entity, WebhookEvent event) {
        return OutboundEvent.of(
                Topics.WEBHOOK_EVENTS,
                key(tenant, event.integration(), entity, event.id()),
                event.id(),
                WebhookEvent.TYPE,
                event);
    }

    /** What is about nothing that could be named needs no order. */
    private static String key(TenantId tenant, String integration, @Nullable Entity entity, UUID id) {
        return "%s/%s/%s".formatted(tenant, integration, entity == null ? id : entity.type() + ":" + entity.id());
    }

    private static WebhookEvent.@Nullable Entity told(@Nullable Entity entity) {
        return entity == null ? null : new WebhookEvent.Entity(entity.type(), entity.id());
    }
}
