package io.fairlead.webhook.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.DependencyAway;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.WebhookDelivery;
import io.fairlead.webhook.event.DueEvents.Due;
import io.fairlead.webhook.integration.KnownIntegrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Tries events again when their time has come, each in a transaction of its own; replicas share the work. */
@ApplicationScoped
class EventRetries {
    private static final Logger LOG = Logger.getLogger(EventRetries.class);
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final DueEvents due;
    private final EventStore store;
    private final Declarations declarations;
    private final KnownIntegrations integrations;
    private final RetrySchedule schedule;
    private final Publication publication;
    private final InboxNotes inbox;

    EventRetries(
            Transactions transactions,
            DueEvents due,
            EventStore store,
            Declarations declarations,
            KnownIntegrations integrations,
            RetrySchedule schedule,
            Publication publication,
            InboxNotes inbox) {
        this.transactions = transactions;
        this.due = due;
        this.store = store;
        this.declarations = declarations;
        this.integrations = integrations;
        this.schedule = schedule;
        this.publication = publication;
        this.inbox = inbox;
    }

    @Scheduled(
            every = "{fairlead.webhook.retry.every:1s}",
            identity = "webhook-retries",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return transactions
                .withoutTenant(connection -> due.next(connection, AT_ONCE))
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::attempt)
                        .collect()
                        .last()
                        .replaceWithVoid())
                .onFailure()
                .invoke(failure -> LOG.warnf("events that are due wait: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> attempt(Due each) {
        return ifStillDue(each, (connection, event) -> attempt(connection, each.tenant(), event))
                .onFailure(failure -> !DependencyAway.isBehind(failure))
                .recoverWithUni(failure -> failedByItself(each, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf("event %s is tried again in a moment: %s", each.event(), failure))
                .onFailure()
                .recoverWithNull();
    }

    /** An attempt that breaks counts as one, so that the event comes to a person in the end. */
    private Uni<Void> failedByItself(Due each, Throwable failure) {
        LOG.errorf(failure, "an attempt of event %s broke", each.event());
        String reason = "The attempt broke: %s".formatted(failure);
        return ifStillDue(each, (connection, event) -> failed(connection, each.tenant(), event, reason));
    }

    private Uni<Void> ifStillDue(Due each, BiFunction<SqlConnection, StoredEvent, Uni<Void>> work) {
        return transactions.inTenant(each.tenant(), connection -> due.take(connection, each.event())
                .chain(mine -> mine
                        ? store.findForChange(connection, each.event())
                                .map(found -> found.filter(event -> event.state() == EventState.RETRYING))
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : work.apply(connection, found.get()))
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> attempt(SqlConnection connection, TenantId tenant, StoredEvent event) {
        return event.interpreted()
                ? store.publishedAgain(connection, event.id())
                        .chain(() -> publication.publishAgain(connection, tenant, event))
                : declarations
                        .of(connection, event.connector(), event.scheme())
                        .map(declaration -> Taken.of(delivery(tenant, event), declaration))
                        .chain(taken -> integrations
                                .toldOf(connection, Set.of(event.integration()))
                                .map(told -> Understanding.of(taken, told, event.id())))
                        .chain(rows -> settle(connection, tenant, event, rows));
    }

    private Uni<Void> settle(SqlConnection connection, TenantId tenant, StoredEvent event, List<NewEvent> rows) {
        if (rows.isEmpty()) return store.state(connection, event.id(), EventState.DISCARDED);
        NewEvent first = rows.getFirst();
        if (first.failure() != null) return failed(connection, tenant, event, first.failure());
        List<NewEvent> others = rows.subList(1, rows.size());
        return store.published(connection, first)
                .chain(() -> others.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.insert(connection, others, schedule.first()))
                .chain(() -> publication.publish(connection, tenant, rows));
    }

    private Uni<Void> failed(SqlConnection connection, TenantId tenant, StoredEvent event, String reason) {
        Optional<Duration> wait = schedule.after(event.attempts() + 1);
        return store.failed(connection, event.id(), reason, wait)
                .chain(after -> wait.isPresent()
                        ? due.schedule(connection, List.of(event.id()), wait.get())
                        : inbox.waits(connection, tenant, after));
    }

    /** The delivery as it was taken in. Its key is known: the receipt was written then. */
    private static WebhookDelivery delivery(TenantId tenant, StoredEvent event) {
        return new WebhookDelivery(
                event.id(),
                tenant.value(),
                event.endpoint(),
                event.integration(),
                event.connector(),
                event.scheme(),
                event.deliveryId(),
                event.signedAt(),
                event.receivedAt(),
                event.headers(),
                Base64.getEncoder().encodeToString(event.payload().bytes()),
                event.traceId());
    }
}
