package io.fairlead.sync.refresh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How single records are read again. */
@ConfigMapping(prefix = "fairlead.sync.refresh")
interface RefreshConfig {

    /** How many records a replica reads at the same time. */
    @WithDefault("4")
    int atOnce();

    /** How often reading a record may fail in a row before it is left to the next run. */
    @WithDefault("8")
    int attempts();

    /** How long the first failure is waited out; the wait doubles with each further one. */
    @WithDefault("1s")
    Duration firstWait();
}
