package io.fairlead.chassis.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long senders of {@link DurableEvents} are kept waiting: both times one after the other, at worst. */
@ConfigMapping(prefix = "fairlead.durable-events")
public interface DurableEventsConfig {
    /** How long Kafka may take to confirm an event before it goes to the outbox. */
    @WithDefault("1s")
    Duration kafkaPatience();

    /** How long the outbox may take to commit it before its sender hears that it was not stored. */
    @WithDefault("1500ms")
    Duration outboxPatience();
}
