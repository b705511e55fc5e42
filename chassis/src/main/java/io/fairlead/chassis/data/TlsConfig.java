package io.fairlead.chassis.data;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whom this service believes when PostgreSQL, Redis and Kafka prove who they are. */
@ConfigMapping(prefix = "fairlead.tls")
public interface TlsConfig {

    /**
     * A PEM file with the certificates of all authorities that signed theirs. Needed as soon as one of them is spoken to
     * over TLS; where public authorities signed, the system's own bundle will do.
     */
    Optional<Path> ca();
}
