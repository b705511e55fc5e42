package io.fairlead.chassis.event;

/** What became of an event given to an {@link EventBuffer}, or would become of one. */
public enum Acceptance {
    /** On its way to Kafka. */
    ACCEPTED,
    /** Kafka is slow or away: it goes by way of the outbox. */
    DEGRADED,
    /** There is no room: an event offered now is counted as lost, and what must be logged must not be begun. */
    FULL
}
