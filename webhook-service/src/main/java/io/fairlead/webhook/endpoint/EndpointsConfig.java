package io.fairlead.webhook.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How endpoints are held in memory, so that deliveries are taken while PostgreSQL is away. */
@ConfigMapping(prefix = "fairlead.webhook.endpoints")
public interface EndpointsConfig {
    /** How many; beyond that those that are hardly used are read again when they are. */
    @WithDefault("100000")
    int held();

    /** After which time one that is used is read again beside that, in case its change was not heard of. */
    @WithDefault("30s")
    Duration refresh();

    /** How long it is remembered that there is no endpoint of an id. */
    @WithDefault("2s")
    Duration unknown();
}
