package io.fairlead.chassis.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The outbox as the way of events whose senders wait. What comes while a transaction is under way shares the next one,
 * so that many senders cost few commits.
 */
@ApplicationScoped
class DurableSpool {
    private static final Logger LOG = Logger.getLogger(DurableSpool.class);
    private static final int MOST_EVENTS = 500;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /** Committed, and not said yet. */
    private record Settling(DurableEvent event, long until) {}

    private final Queue<DurableEvent> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Settling> settling = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final HeldInOutbox held;
    private final Function<List<DurableEvent>, Uni<Set<Lane>>> outbox;
    private final Duration patience;

    @Inject
    DurableSpool(
            Transactions transactions,
            Outbox outbox,
            OutboxStore store,
            HeldInOutbox held,
            DurableEventsConfig config) {
        this(
                batch -> transactions.withoutTenant(connection -> outbox.append(connection, pagesOf(batch))
                        .chain(() -> store.keep(connection, held.knownRows(lanesOf(batch))))),
                held,
                config.outboxPatience());
    }

    /** @param outbox completes with the lanes of which everybody has known to be held since before the commit */
    DurableSpool(Function<List<DurableEvent>, Uni<Set<Lane>>> outbox, HeldInOutbox held, Duration patience) {
        this.outbox = outbox;
        this.held = held;
        this.patience = patience;
    }

    void use(String topic) {
        held.use(topic);
    }

    /** Whether rows of its lane are in the outbox, or on their way there. */
    HeldInOutbox.Standing standing(DurableEvent event) {
        return held.standing(event.lane(), event.arrived());
    }

    /** Hears whenever {@link HeldInOutbox.Standing#UNKNOWN} may have become known. */
    void onNews(Runnable then) {
        held.afterLook(then);
    }

    void add(DurableEvent event) {
        held.begin(event.lane());
        waiting.add(event);
        write();
    }

    void tick() {
        held.tick();
        long now = held.now();
        for (var first = settling.peek(); first != null && first.until() - now <= 0; first = settling.peek()) {
            settling.remove(first);
            first.event().settle();
        }
    }

    private void write() {
        if (waiting.isEmpty() || !writing.compareAndSet(false, true)) return;
        List<DurableEvent> batch = nextBatch();
        outbox.apply(batch)
                .ifNoItem()
                .after(patience)
                .fail()
                .subscribe()
                .with(known -> written(batch, known), failure -> failed(batch, failure));
    }

    private List<DurableEvent> nextBatch() {
        List<DurableEvent> batch = new ArrayList<>();
        long characters = 0;
        while (batch.size() < MOST_EVENTS && characters < MOST_CHARACTERS) {
            DurableEvent event = waiting.poll();
            if (event == null) break;
            String value = event.encoded().value();
            characters += value == null ? 0 : value.length();
            batch.add(event);
        }
        return batch;
    }

    static Set<Lane> lanesOf(List<DurableEvent> batch) {
        return batch.stream().map(DurableEvent::lane).collect(toSet());
    }

    static Map<String, List<EncodedEvent>> pagesOf(List<DurableEvent> batch) {
        return batch.stream().collect(groupingBy(DurableEvent::topic, mapping(DurableEvent::encoded, toList())));
    }

    /** The first of a lane waits until everybody knows: its sender's next one may come to another replica at once. */
    private void written(List<DurableEvent> batch, Set<Lane> knownToBeHeld) {
        batch.forEach(event -> held.end(event.lane()));
        long until = held.now() + HeldInOutbox.VALID.toNanos();
        for (DurableEvent event : batch) {
            if (knownToBeHeld.contains(event.lane())) event.settle();
            else settling.add(new Settling(event, until));
        }
        next();
    }

    /** It may have been committed all the same: the senders will come again, and what came twice is recognised. */
    private void failed(List<DurableEvent> batch, Throwable failure) {
        LOG.warnf("%d events are not stored, their senders are told so: %s", batch.size(), failure);
        batch.forEach(event -> held.end(event.lane()));
        batch.forEach(event -> event.fail(failure));
        next();
    }

    private void next() {
        writing.set(false);
        write();
    }
}
