package io.fairlead.webhook.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are taken in. */
@ConfigMapping(prefix = "fairlead.webhook.intake")
interface IntakeConfig {
    /** How many bytes of bodies may be under way at once in this replica; beyond that senders are asked to come again. */
    @WithDefault("32M")
    MemorySize underWay();

    /** How long a sender may take to send a body. Slow ones hold their share of what may be under way. */
    @WithDefault("10s")
    Duration bodyPatience();

    /** When a sender whose delivery could not be stored is asked to come again. */
    @WithDefault("5s")
    Duration retryAfter();
}
