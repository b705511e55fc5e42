package io.fairlead.chassis.stop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service ends, within the grace period of whoever ends it: delay, time-out and closing one after the other. */
@ConfigMapping(prefix = "fairlead.stop")
interface StopConfig {

    /** How long the service says it is not ready and goes on serving, so that load balancers notice. */
    @WithDefault("0S")
    Duration delay();

    /** How long requests in flight may take. */
    @WithDefault("20S")
    Duration timeout();

    /** How long all closers together may take. */
    @WithDefault("5S")
    Duration closing();
}
