package io.fairlead.chassis.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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

    /** Password of the role that owns the tables and migrates them at start. */
    String ownerPassword();
}
