package io.fairlead.chassis.event;

import java.util.List;

/** A row of the outbox: a page of events of one topic. */
record OutboxRow(long id, String topic, List<EncodedEvent> events) {}
