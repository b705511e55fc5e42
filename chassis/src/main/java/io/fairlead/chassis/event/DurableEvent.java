package io.fairlead.chassis.event;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicBoolean;

/** An event whose sender waits to hear that Kafka or the outbox has it, whichever says so first. */
final class DurableEvent {
    private final String topic;
    private final EncodedEvent encoded;
    private final long arrived;
    private final UniEmitter<? super Void> sender;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean leftKafka = new AtomicBoolean();
    private volatile long kafkaUntil;

    DurableEvent(String topic, EncodedEvent encoded, long arrived, UniEmitter<? super Void> sender) {
        this.topic = topic;
        this.encoded = encoded;
        this.arrived = arrived;
        this.sender = sender;
    }

    String topic() {
        return topic;
    }

    EncodedEvent encoded() {
        return encoded;
    }

    Lane lane() {
        return new Lane(topic, encoded.key());
    }

    long arrived() {
        return arrived;
    }

    void askKafkaUntil(long time) {
        kafkaUntil = time;
    }

    long kafkaUntil() {
        return kafkaUntil;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** Whether this was the one to take it elsewhere. */
    boolean leaveKafka() {
        return leftKafka.compareAndSet(false, true);
    }

    void settle() {
        if (settled.compareAndSet(false, true)) sender.complete(null);
    }

    void fail(Throwable failure) {
        if (settled.compareAndSet(false, true)) sender.fail(failure);
    }
}
