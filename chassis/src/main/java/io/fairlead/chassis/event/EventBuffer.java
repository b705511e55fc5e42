package io.fairlead.chassis.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Takes events that are told after the fact, outside of any transaction. What Kafka has not confirmed in time goes to the
 * outbox, in batches; consumers recognise what arrives both ways. The buffer is bounded: what finds no room is counted.
 */
@ApplicationScoped
public class EventBuffer {
    private static final Logger LOG = Logger.getLogger(EventBuffer.class);
    private static final int SPOOLED_AT_ONCE = 500;
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Queue<BufferedEvent> onTheWay = new ConcurrentLinkedQueue<>();
    private final Queue<BufferedEvent> toSpool = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean spooling = new AtomicBoolean();
    private final EventEncoder encoder;
    private final Sender sender;
    private final Spool spool;
    private final LongSupplier nanoTime;
    private final int capacity;
    private final int reserve;
    private final long patience;
    private final Counter unlogged;
    private final Counter spooled;
    private volatile boolean kafkaSlow;
    private volatile long probedAt;

    @Inject
    EventBuffer(
            EventEncoder encoder,
            EventRecords records,
            EventProducer producer,
            OutboxSpool outbox,
            EventBufferConfig config,
            MeterRegistry meters) {
        this(
                encoder,
                (topic, event) -> producer.send(records.of(topic, event)),
                outbox::write,
                config,
                System::nanoTime,
                meters);
    }

    EventBuffer(
            EventEncoder encoder,
            Sender sender,
            Spool spool,
            EventBufferConfig config,
            LongSupplier nanoTime,
            MeterRegistry meters) {
        this.encoder = encoder;
        this.sender = sender;
        this.spool = spool;
        this.nanoTime = nanoTime;
        this.capacity = config.capacity();
        this.reserve = capacity / 10;
        this.patience = config.patience().toNanos();
        this.unlogged = meters.counter("fairlead.events.unlogged");
        this.spooled = meters.counter("fairlead.events.spooled");
        meters.gauge("fairlead.events.buffered", size);
    }

    /** Takes an event; {@link Acceptance#FULL} says that it was not taken. */
    public Acceptance offer(OutboundEvent event) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            unlogged.increment();
            return Acceptance.FULL;
        }
        var buffered = new BufferedEvent(event.topic(), encoder.encode(event), nanoTime.getAsLong());
        if (kafkaSlow && !isTimeToProbe()) toSpool.add(buffered);
        else send(buffered);
        return kafkaSlow ? Acceptance.DEGRADED : Acceptance.ACCEPTED;
    }

    /**
     * What to expect of an offer. {@link Acceptance#FULL} comes early, while a reserve is left for the events of what has
     * already begun.
     */
    public Acceptance state() {
        if (size.get() >= capacity - reserve) return Acceptance.FULL;
        return kafkaSlow ? Acceptance.DEGRADED : Acceptance.ACCEPTED;
    }

    /** Moves what Kafka did not confirm in time to the outbox. */
    void tick() {
        long now = nanoTime.getAsLong();
        for (var oldest = onTheWay.peek(); oldest != null; oldest = onTheWay.peek()) {
            if (!oldest.isSettled() && now - oldest.offeredAt() < patience) break;
            onTheWay.remove(oldest);
            if (!oldest.isSettled()) giveToSpool(oldest);
        }
        writeSpool();
    }

    /** Takes everything that is left to the outbox; completes when nothing is. */
    Uni<Void> flush() {
        for (var event = onTheWay.poll(); event != null; event = onTheWay.poll())
            if (!event.isSettled()) toSpool.add(event);
        return writeBatch().chain(left -> left ? flush() : Uni.createFrom().voidItem());
    }

    int size() {
        return size.get();
    }

    private void send(BufferedEvent event) {
        onTheWay.add(event);
        sender.send(event.topic(), event.event()).subscribe().with(ignored -> confirmed(event), failure -> {
            if (onTheWay.remove(event)) giveToSpool(event);
        });
    }

    private void confirmed(BufferedEvent event) {
        if (nanoTime.getAsLong() - event.offeredAt() < patience) kafkaSlow = false;
        settle(event);
    }

    private void giveToSpool(BufferedEvent event) {
        kafkaSlow = true;
        toSpool.add(event);
    }

    private boolean isTimeToProbe() {
        long now = nanoTime.getAsLong();
        if (now - probedAt < PROBE_NANOS) return false;
        probedAt = now;
        return true;
    }

    private void writeSpool() {
        if (toSpool.isEmpty() || !spooling.compareAndSet(false, true)) return;
        writeBatch()
                .onTermination()
                .invoke(() -> spooling.set(false))
                .subscribe()
                .with(
                        left -> {
                            if (left) writeSpool();
                        },
                        failure -> LOG.warnf("%d events wait for Kafka or PostgreSQL: %s", size.get(), failure));
    }

    /** Whether there is more. */
    private Uni<Boolean> writeBatch() {
        List<BufferedEvent> batch = new ArrayList<>();
        while (batch.size() < SPOOLED_AT_ONCE && !toSpool.isEmpty()) {
            BufferedEvent event = toSpool.poll();
            if (event != null && !event.isSettled()) batch.add(event);
        }
        if (batch.isEmpty()) return Uni.createFrom().item(false);
        return spool.write(batch)
                .invoke(() -> batch.forEach(this::settle))
                .invoke(() -> spooled.increment(batch.size()))
                .onFailure()
                .invoke(() -> toSpool.addAll(batch))
                .replaceWith(() -> !toSpool.isEmpty());
    }

    private void settle(BufferedEvent event) {
        if (event.settle()) size.decrementAndGet();
    }

    /** Completes when Kafka has the event. */
    interface Sender {
        Uni<Void> send(String topic, EncodedEvent event);
    }

    /** Completes when the outbox has the events. */
    interface Spool {
        Uni<Void> write(List<BufferedEvent> events);
    }
}
