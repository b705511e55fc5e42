package io.fairlead.chassis.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The buffer of events that are told after the fact, such as one for each call. */
@ConfigMapping(prefix = "fairlead.event-buffer")
public interface EventBufferConfig {
    /** How many events may be on their way at once. */
    @WithDefault("10000")
    int capacity();

    /** How long Kafka may take to confirm an event before it goes by way of the outbox. */
    @WithDefault("2s")
    Duration patience();
}
