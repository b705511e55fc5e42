package io.fairlead.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The access log: one line for each request to the API. */
@ConfigMapping(prefix = "fairlead.gateway.access-log")
interface AccessConfig {

    /** Lines that may wait to be written; more are dropped and counted ({@code fairlead.gateway.access.dropped}). */
    @WithDefault("50000")
    int queue();
}
