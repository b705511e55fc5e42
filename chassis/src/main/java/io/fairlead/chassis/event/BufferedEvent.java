package io.fairlead.chassis.event;

import java.util.concurrent.atomic.AtomicBoolean;

/** An event that is on its way until Kafka or the outbox has it, whichever comes first. */
final class BufferedEvent {
    private final String topic;
    private final EncodedEvent event;
    private final long offeredAt;
    private final AtomicBoolean settled = new AtomicBoolean();

    BufferedEvent(String topic, EncodedEvent event, long offeredAt) {
        this.topic = topic;
        this.event = event;
        this.offeredAt = offeredAt;
    }

    String topic() {
        return topic;
    }

    EncodedEvent event() {
        return event;
    }

    long offeredAt() {
        return offeredAt;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** Whether this settled it. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }
}
