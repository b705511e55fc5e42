package io.fairlead.chassis.event;

import io.fairlead.contracts.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Makes an event durable before its sender is told so. Kafka is asked first; what it has not confirmed in time is
 * committed to the outbox. While a lane has rows there, what follows in the lane goes there too, so that it does not
 * overtake them. An event may arrive twice, by both ways.
 */
@ApplicationScoped
public class DurableEvents {
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Queue<DurableEvent> atKafka = new ConcurrentLinkedQueue<>();
    /** Whether their lanes are held is being looked at. */
    private final Queue<DurableEvent> undecided = new ConcurrentLinkedQueue<>();

    private final AtomicLong probedAt = new AtomicLong();
    private final EventEncoder encoder;
    private final EventBuffer.Sender sender;
    private final DurableSpool spool;
    private final LongSupplier nanoTime;
    private final long patience;
    private final Counter spooled;
    private volatile boolean kafkaSlow;

    @Inject
    DurableEvents(
            EventEncoder encoder,
            EventRecords records,
            EventProducer producer,
            DurableSpool spool,
            DurableEventsConfig config,
            MeterRegistry meters) {
        this(
                encoder,
                (topic, event) -> producer.send(records.of(topic, event)),
                spool,
                config.kafkaPatience(),
                System::nanoTime,
                meters);
    }

    DurableEvents(
            EventEncoder encoder,
            EventBuffer.Sender sender,
            DurableSpool spool,
            Duration kafkaPatience,
            LongSupplier nanoTime,
            MeterRegistry meters) {
        this.encoder = encoder;
        this.sender = sender;
        this.spool = spool;
        this.patience = kafkaPatience.toNanos();
        this.nanoTime = nanoTime;
        this.spooled = meters.counter("fairlead.events.durable.spooled");
        this.probedAt.set(nanoTime.getAsLong());
        spool.onNews(this::decide);
    }

    /** Says at start that events of the topic will come this way. */
    public void use(Topic topic) {
        spool.use(topic.name());
    }

    /** Completes once the event is durable; fails when neither Kafka nor the outbox took it in time. */
    public Uni<Void> store(OutboundEvent event) {
        return Uni.createFrom()
                .emitter(emitter ->
                        take(new DurableEvent(event.topic(), encoder.encode(event), nanoTime.getAsLong(), emitter)));
    }

    /** Takes what Kafka was asked for and did not confirm in time to the outbox. */
    void tick() {
        long now = nanoTime.getAsLong();
        for (var oldest = atKafka.peek(); oldest != null; oldest = atKafka.peek()) {
            if (!oldest.isSettled() && now - oldest.kafkaUntil() < 0) break;
            atKafka.remove(oldest);
            kafkaFailed(oldest);
        }
        spool.tick();
        decide();
    }

    private void take(DurableEvent event) {
        switch (spool.standing(event)) {
            case HELD -> toOutbox(event);
            case FREE -> {
                if (kafkaSlow && !isTimeToProbe()) toOutbox(event);
                else send(event);
            }
            case UNKNOWN -> undecided.add(event);
        }
    }

    private void decide() {
        for (int left = undecided.size(); left > 0; left--) {
            DurableEvent event = undecided.poll();
            if (event == null) return;
            take(event);
        }
    }

    private void send(DurableEvent event) {
        event.askKafkaUntil(nanoTime.getAsLong() + patience);
        atKafka.add(event);
        sender.send(event.topic(), event.encoded())
                .subscribe()
                .with(ignored -> confirmed(event), failure -> kafkaFailed(event));
    }

    private void confirmed(DurableEvent event) {
        if (nanoTime.getAsLong() - event.kafkaUntil() < 0) kafkaSlow = false;
        event.settle();
    }

    private void kafkaFailed(DurableEvent event) {
        if (event.isSettled() || !event.leaveKafka()) return;
        kafkaSlow = true;
        toOutbox(event);
    }

    private void toOutbox(DurableEvent event) {
        spooled.increment();
        spool.add(event);
    }

    private boolean isTimeToProbe() {
        long now = nanoTime.getAsLong();
        long last = probedAt.get();
        return now - last >= PROBE_NANOS && probedAt.compareAndSet(last, now);
    }
}
