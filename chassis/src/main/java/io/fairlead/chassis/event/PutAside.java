package io.fairlead.chassis.event;

/**
 * Where an event of a dead-letter topic had come from, and why it could not be applied.
 *
 * @param consumer who gave it up
 */
public record PutAside(String consumer, String topic, int partition, long offset, String reason) {}
