package io.fairlead.chassis.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.pgclient.SslMode;
import java.util.Optional;

/** Where the suite's database is; each service has a schema and two roles of its own in it. */
@ConfigMapping(prefix = "fairlead.database")
public interface DatabaseConfig {
    @WithDefault("localhost")
    String host();

    @WithDefault("15432")
    int port();

    @WithDefault("fairlead")
    String name();

    /** The service's schema; its roles are {@code <schema>_owner} and {@code <schema>_app}. */
    String schema();

    /** Password of the role that runs the service: owns nothing, cannot go around row-level security. */
    String appPassword();

    /** Password of the role that owns the tables and migrates them; a service that does not migrate goes without. */
    Optional<String> ownerPassword();

    /**
     * Whether connections are encrypted, as libpq names it: {@code disable}, {@code require} (encrypted, to whomever),
     * {@code verify-ca} or {@code verify-full} (the server proves its name); both of the latter need
     * {@code fairlead.tls.ca}.
     */
    @WithDefault("disable")
    SslMode tls();
}
