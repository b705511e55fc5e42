package io.fairlead.webhook.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When an event that failed is tried again, until it waits for a person. */
@ConfigMapping(prefix = "fairlead.webhook.retry")
interface RetryConfig {
    /** The waits after the first failure, the second and so on; after the last one nothing is tried by itself any more. */
    @WithDefault("5S,30S,2M,10M,1H,3H,12H")
    List<Duration> waits();
}
