package io.fairlead.chassis.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a service's readiness and its report of dependencies are made of. */
@ConfigMapping(prefix = "fairlead.health")
interface HealthConfig {

    /**
     * What the service's main job needs: names of dependencies, all of them; {@code a|b} where one of several is enough.
     * Only these decide readiness.
     */
    Optional<List<String>> readyNeeds();

    /** The dependencies reported in {@code /q/health}; one that is away is a degraded line and no more. */
    @WithDefault("postgresql,redis,kafka,token-keys")
    List<String> watched();

    /** How long a dependency may take to answer. */
    @WithDefault("1s")
    Duration timeout();

    /** How long an answer is taken for the truth, so that probes do not become load. */
    @WithDefault("1s")
    Duration freshness();
}
