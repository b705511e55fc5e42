package io.fairlead.chassis.net;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "fairlead.outbound")
interface OutboundConfig {
    /** Origins that may be plain http or lie in a private network, such as {@code http://localhost:8090}. */
    Optional<List<String>> allowedOrigins();
}
