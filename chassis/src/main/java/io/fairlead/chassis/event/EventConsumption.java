package io.fairlead.chassis.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Consumes batches so that every event has its effect once: its id is remembered in the transaction of the effect. While
 * a dependency is away a batch waits, for as long as it takes. An event that fails by itself is put aside, alone.
 */
@ApplicationScoped
public class EventConsumption {
    private static final Logger LOG = Logger.getLogger(EventConsumption.class);
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_EFFECT = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final ConsumedEvents consumed;
    private final EventReader reader;
    private final DeadLetters deadLetters;
    private final EventSpans spans;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    public EventConsumption(
            Transactions transactions,
            ConsumedEvents consumed,
            EventReader reader,
            DeadLetters deadLetters,
            EventSpans spans,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.consumed = consumed;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.spans = spans;
        this.meters = meters;
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Completes when every event of the batch has had its effect or has been put aside; it does not fail.
     *
     * @param consumer names the effect: another consumer of the same events remembers them for itself
     */
    public <E> Uni<Void> consume(
            String consumer, ConsumerRecords<String, byte[]> batch, EventType<E> type, Effect<E> effect) {
        return consume(new Consumption<>(consumer, effect, true, currentContext()), batch, type);
    }

    /** The same for an effect that recognises by itself what it has seen: its events are not remembered. */
    public <E> Uni<Void> consumeUnremembered(
            String consumer, ConsumerRecords<String, byte[]> batch, EventType<E> type, Effect<E> effect) {
        return consume(new Consumption<>(consumer, effect, false, currentContext()), batch, type);
    }

    private <E> Uni<Void> consume(
            Consumption<E> consumption, ConsumerRecords<String, byte[]> batch, EventType<E> type) {
        List<Span> started = spans.start(consumption.consumer, batch);
        Map<TenantId, List<Received<E>>> byTenant = new LinkedHashMap<>();
        Uni<Void> work = Uni.createFrom().voidItem();
        for (var record : batch)
            try {
                InboundEvent<E> event = reader.read(type, record);
                byTenant.computeIfAbsent(event.tenant(), ignored -> new ArrayList<>())
                        .add(new Received<>(record, event));
            } catch (UnreadableEvent e) {
                work = work.chain(() -> putAside(consumption, record, "unreadable: " + e.getMessage()));
            }
        for (var events : byTenant.values()) work = work.chain(() -> apply(consumption, events));
        return work.onTermination().invoke((ignored, failure, cancelled) -> EventSpans.end(started, failure));
    }

    private <E> Uni<Void> apply(Consumption<E> consumption, List<Received<E>> events) {
        Uni<Void> attempt = whenBack(consumption, () -> commit(consumption, events));
        return events.size() == 1
                ? attempt.onFailure()
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .atMost(ATTEMPTS - 1)
                        .onFailure()
                        .recoverWithUni(failure ->
                                putAside(consumption, events.getFirst().record(), "failed: " + reasonOf(failure)))
                : attempt.onFailure().recoverWithUni(() -> {
                    int half = events.size() / 2;
                    return apply(consumption, events.subList(0, half))
                            .chain(() -> apply(consumption, events.subList(half, events.size())));
                });
    }

    private <E> Uni<Void> commit(Consumption<E> consumption, List<Received<E>> received) {
        TenantId tenant = received.getFirst().event().tenant();
        List<InboundEvent<E>> events = received.stream().map(Received::event).toList();
        return transactions
                .inTenant(tenant, connection -> fresh(connection, consumption, events)
                        .call(fresh -> fresh.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : consumption.effect.apply(connection, tenant, fresh)))
                .ifNoItem()
                .after(LONGEST_EFFECT)
                .fail()
                .invoke(fresh -> {
                    count("fairlead.events.consumed", consumption, fresh.size());
                    count("fairlead.events.repeated", consumption, events.size() - fresh.size());
                })
                .replaceWithVoid();
    }

    private <E> Uni<List<InboundEvent<E>>> fresh(
            SqlConnection connection, Consumption<E> consumption, List<InboundEvent<E>> events) {
        return consumption.remembers
                ? consumed.remember(connection, consumption.consumer, events)
                : Uni.createFrom().item(events);
    }

    private Uni<Void> putAside(Consumption<?> consumption, ConsumerRecord<String, byte[]> record, String reason) {
        return whenBack(consumption, () -> deadLetters.add(consumption.consumer, record, reason))
                .invoke(() -> count("fairlead.events.dead.lettered", consumption, 1));
    }

    private <T> Uni<T> whenBack(Consumption<?> consumption, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(consumption.context)
                .onFailure(this::isNotItsOwn)
                .invoke(failure -> LOG.warnf("%s waits: %s", consumption.consumer, failure.toString()))
                .onFailure(this::isNotItsOwn)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    /** What fails while the service ends fails because it ends. */
    private boolean isNotItsOwn(Throwable failure) {
        return stopping || DependencyAway.isBehind(failure);
    }

    private void count(String metric, Consumption<?> consumption, int events) {
        meters.counter(metric, "consumer", consumption.consumer).increment(events);
    }

    private static Executor currentContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    private static String reasonOf(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private record Consumption<E>(String consumer, Effect<E> effect, boolean remembers, Executor context) {}

    private record Received<E>(ConsumerRecord<String, byte[]> record, InboundEvent<E> event) {}
}
