package io.fairlead.monitoring.integration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;

/** Where the other services are. */
@ConfigMapping(prefix = "fairlead.upstream")
interface UpstreamConfig {
    /** Base addresses of connector-service's replicas. */
    @WithDefault("http://localhost:8081")
    List<URI> connector();
}
