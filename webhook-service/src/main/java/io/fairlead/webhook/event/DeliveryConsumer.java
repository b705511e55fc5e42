package io.fairlead.webhook.event;

import io.fairlead.chassis.event.EventConsumption;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.InboundEvent;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.work.HeavyWork;
import io.fairlead.contracts.event.WebhookDelivery;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.fairlead.webhook.integration.KnownIntegrations;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Records what deliveries brought: receipts, events, what is to be tried again and what is told, in one transaction. */
@ApplicationScoped
class DeliveryConsumer {
    private static final String CONSUMER = "webhook-intake";
    private static final EventType<WebhookDelivery> DELIVERY =
            EventType.own(WebhookDelivery.TYPE, WebhookDelivery.class, WebhookDelivery::tenant);

    /** By what a delivery is read. */
    private record Reading(String connector, String scheme) {
        static Reading of(WebhookDelivery delivery) {
            return new Reading(delivery.connector(), delivery.scheme());
        }
    }

    private final EventConsumption consumption;
    private final KnownIntegrations integrations;
    private final Declarations declarations;
    private final Receipts receipts;
    private final EventStore store;
    private final DueEvents due;
    private final RetrySchedule schedule;
    private final Publication publication;
    private final HeavyWork work;
    private final MeterRegistry meters;

    DeliveryConsumer(
            EventConsumption consumption,
            KnownIntegrations integrations,
            Declarations declarations,
            Receipts receipts,
            EventStore store,
            DueEvents due,
            RetrySchedule schedule,
            Publication publication,
            HeavyWork work,
            MeterRegistry meters) {
        this.consumption = consumption;
        this.integrations = integrations;
        this.declarations = declarations;
        this.receipts = receipts;
        this.store = store;
        this.due = due;
        this.schedule = schedule;
        this.publication = publication;
        this.work = work;
        this.meters = meters;
    }

    @Incoming("webhook-intake")
    Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.consumeUnremembered(CONSUMER, batch, DELIVERY, this::record);
    }

    private Uni<Void> record(SqlConnection connection, TenantId tenant, List<InboundEvent<WebhookDelivery>> inbound) {
        List<WebhookDelivery> deliveries =
                inbound.stream().map(InboundEvent::data).toList();
        return declarations(connection, deliveries)
                .chain(declared -> work.away(() -> read(deliveries, declared)))
                .chain(taken -> receipts.take(connection, taken).invoke(fresh -> count(taken, fresh)))
                .chain(fresh -> integrations
                        .toldOf(connection, names(fresh))
                        .chain(told -> work.away(() -> understand(fresh, told))))
                .chain(events ->
                        events.isEmpty() ? Uni.createFrom().voidItem() : recordAll(connection, tenant, events));
    }

    private Uni<Void> recordAll(SqlConnection connection, TenantId tenant, List<NewEvent> events) {
        return store.insert(connection, events, schedule.first())
                .chain(() -> due.schedule(
                        connection,
                        events.stream()
                                .filter(event -> !event.isUnderstood())
                                .map(NewEvent::id)
                                .toList(),
                        schedule.first()))
                .chain(() -> publication.publish(
                        connection,
                        tenant,
                        events.stream().filter(NewEvent::isUnderstood).toList()));
    }

    private Uni<Map<Reading, WebhookDeclaration>> declarations(
            SqlConnection connection, List<WebhookDelivery> deliveries) {
        Set<Reading> readings = deliveries.stream().map(Reading::of).collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(readings)
                .onItem()
                .transformToUniAndConcatenate(reading -> declarations
                        .of(connection, reading.connector(), reading.scheme())
                        .map(declaration -> Map.entry(reading, declaration)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Pings are not counted: they leave no receipt either. */
    private static List<Taken> read(List<WebhookDelivery> deliveries, Map<Reading, WebhookDeclaration> declared) {
        return deliveries.stream()
                .map(delivery -> Taken.of(delivery, Objects.requireNonNull(declared.get(Reading.of(delivery)))))
                .filter(taken -> !taken.isPing())
                .toList();
    }

    private static List<NewEvent> understand(List<Taken> fresh, Set<String> told) {
        return fresh.stream()
                .flatMap(taken -> Understanding.of(taken, told).stream())
                .toList();
    }

    private static Set<String> names(List<Taken> fresh) {
        Set<String> names = new HashSet<>();
        fresh.forEach(taken -> names.add(taken.delivery().integration()));
        return names;
    }

    private void count(List<Taken> taken, List<Taken> fresh) {
        meters.counter("fairlead.webhook.deliveries", "kind", "new").increment(fresh.size());
        meters.counter("fairlead.webhook.deliveries", "kind", "repeated").increment(taken.size() - fresh.size());
    }
}
