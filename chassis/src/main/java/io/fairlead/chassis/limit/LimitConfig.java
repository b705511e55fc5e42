package io.fairlead.chassis.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How limits behave towards Redis; the limits themselves are set where they are used. */
@ConfigMapping(prefix = "fairlead.limit")
interface LimitConfig {

    /** How long a decision waits for Redis before it is made here. */
    @WithDefault("50ms")
    Duration patience();

    /** For how long Redis is not asked after it failed. */
    @WithDefault("1s")
    Duration pause();

    /** The part of each limit that one process grants by itself while Redis is away. */
    @WithDefault("0.5")
    double localShare();
}
