package io.fairlead.sync.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are worked on. */
@ConfigMapping(prefix = "fairlead.sync.run")
interface RunConfig {

    /** How many runs a replica works on at the same time. */
    @WithDefault("2")
    int workers();

    /** How long a run stays with a worker that is not heard of; then another goes on with it. */
    @WithDefault("6s")
    Duration lease();

    /** How much earlier than the last run's beginning an incremental run reads, as providers' clocks and writes are not exact. */
    @WithDefault("5m")
    Duration overlap();

    /** The share of a stream's live records that a run may delete without asking, unless it says otherwise; percent. */
    @WithDefault("20")
    int deletePercent();

    /** How often in a row a provider may fail before the run does. */
    @WithDefault("10")
    int attempts();

    /** How long the first failure is waited out; the wait doubles with each further one. */
    @WithDefault("1s")
    Duration firstWait();

    @WithDefault("1m")
    Duration longestWait();

    /** How often the end of a stream that moved while it was read is read again. */
    @WithDefault("3")
    int rounds();

    /** How long ended runs are kept, with what they deleted. */
    @WithDefault("2160h")
    Duration kept();
}
