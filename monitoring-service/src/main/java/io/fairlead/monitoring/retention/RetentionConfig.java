package io.fairlead.monitoring.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what was watched is kept. */
@ConfigMapping(prefix = "fairlead.retention")
interface RetentionConfig {
    /** Calls of the log, one by one. */
    @WithDefault("30d")
    Duration calls();

    /** Windows and changes of health. */
    @WithDefault("400d")
    Duration windows();
}
