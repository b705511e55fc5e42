package io.fairlead.chassis.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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

    private static final String TELL =
            "select pg_notify('held_' || current_schema(), topic || ' ' || key) from unnest($1::text[], $2::text[]) lane (topic, key)";

    /** Committed, and not said yet. */
    private record Settling(DurableEvent event, long until) {}

    private final Queue<DurableEvent> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Settling> settling = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final HeldInOutbox held;
    private final Function<List<DurableEvent>, Uni<Void>> outbox;
    private final Duration patience;

    @Inject
    DurableSpool(Transactions transactions, Outbox outbox, HeldInOutbox held, DurableEventsConfig config) {
        this(
                batch -> transactions.withoutTenant(connection ->
                        outbox.append(connection, pagesOf(batch)).chain(() -> tell(connection, news(batch, held)))),
                held,
                config.outboxPatience());
    }

    DurableSpool(Function<List<DurableEvent>, Uni<Void>> outbox, HeldInOutbox held, Duration patience) {
        this.outbox = outbox;
        this.held = held;
        this.patience = patience;
    }

    void use(String topic) {
        held.use(topic);
    }

    /** Whether rows of the lane are in the outbox, or on their way there. */
    boolean holds(Lane lane) {
        return held.holds(lane);
    }

    void add(DurableEvent event) {
        held.begin(event.lane());
        waiting.add(event);
        write();
    }

    void heard(String topic) {
        held.heard(topic);
    }

    /** What another replica says of a lane: its topic and its key. */
    void heldElsewhere(String lane) {
        String[] parts = lane.split(" ", 2);
        if (parts.length == 2) held.heldBySomebody(new Lane(parts[0], parts[1]));
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
                .with(ignored -> written(batch), failure -> failed(batch, failure));
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

    private static List<Lane> news(List<DurableEvent> batch, HeldInOutbox held) {
        return batch.stream()
                .map(DurableEvent::lane)
                .distinct()
                .filter(lane -> held.settlingNanos(lane) > 0)
                .toList();
    }

    private static Uni<Void> tell(SqlConnection connection, List<Lane> lanes) {
        return lanes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(TELL)
                        .execute(Tuple.of(
                                lanes.stream().map(Lane::topic).toArray(String[]::new),
                                lanes.stream().map(Lane::key).toArray(String[]::new)))
                        .replaceWithVoid();
    }

    static Map<String, List<EncodedEvent>> pagesOf(List<DurableEvent> batch) {
        return batch.stream().collect(groupingBy(DurableEvent::topic, mapping(DurableEvent::encoded, toList())));
    }

    /** The first of a lane waits until the others know: its sender's next one may come to another replica at once. */
    private void written(List<DurableEvent> batch) {
        batch.forEach(event -> held.end(event.lane()));
        batch.forEach(event -> {
            long wait = held.settlingNanos(event.lane());
            if (wait > 0) settling.add(new Settling(event, held.now() + wait));
            else event.settle();
        });
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
