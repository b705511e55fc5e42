package io.fairlead.chassis.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events go to Kafka. */
@ConfigMapping(prefix = "fairlead.event-producer")
public interface EventProducerConfig {
    /**
     * How long an event waits for others that could share its request, in whole milliseconds. Zero where somebody waits
     * for each: under load those that come while requests are under way share the next ones all the same.
     */
    @WithDefault("2ms")
    Duration linger();
}
