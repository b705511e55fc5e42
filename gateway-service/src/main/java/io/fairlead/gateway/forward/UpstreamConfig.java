package io.fairlead.gateway.forward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Base addresses of the services, several where a service has several replicas. */
@ConfigMapping(prefix = "fairlead.upstream")
interface UpstreamConfig {

    @WithDefault("http://localhost:8081")
    List<URI> connector();

    @WithDefault("http://localhost:8084")
    List<URI> monitoring();

    @WithDefault("http://localhost:8083")
    List<URI> webhook();

    @WithDefault("http://localhost:8082")
    List<URI> sync();

    /** The gateway's own replicas, for those who verify its tokens. */
    Optional<List<URI>> gateway();
}
