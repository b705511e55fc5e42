package io.fairlead.connector.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How providers are connected to. */
@ConfigMapping(prefix = "fairlead.provider-http")
public interface ProviderHttpConfig {
    /** The longest a connection may take to come about, TLS included. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Connections to one address at the same time. */
    @WithDefault("64")
    int connectionsPerAddress();

    /** Requests that may wait for a connection to one address. */
    @WithDefault("1024")
    int waitingPerAddress();

    /** How long a connection nobody uses stays open; below what servers usually allow, so that they do not close first. */
    @WithDefault("20s")
    Duration keepAlive();

    /** How long a provider may be silent while its answer passes through to a client; event streams send something sooner. */
    @WithDefault("120s")
    Duration streamTimeout();
}
