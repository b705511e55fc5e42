package io.fairlead.connector.breaker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How breakers behave towards Redis; threshold and open time are settings of each integration. */
@ConfigMapping(prefix = "fairlead.breaker")
interface BreakerConfig {

    /** How long a call waits for Redis before this process' own view of the breaker decides. */
    @WithDefault("50ms")
    Duration patience();

    /** For how long Redis is not asked after it failed. */
    @WithDefault("1s")
    Duration pause();
}
