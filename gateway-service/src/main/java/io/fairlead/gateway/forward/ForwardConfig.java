package io.fairlead.gateway.forward;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how much is passed on. */
@ConfigMapping(prefix = "fairlead.gateway.forward")
interface ForwardConfig {

    /** How long a connection to a replica may take before the next one is tried. */
    @WithDefault("1s")
    Duration connectTimeout();

    /**
     * How long a connection may stay unused, in whole seconds. Shorter than the {@code fairlead.stop.delay} of the services,
     * so that one that stops is left by all before it ends.
     */
    @WithDefault("4s")
    Duration keepAlive();

    /** How long a service may stay silent; longer than the longest deadline of a call. */
    @WithDefault("35s")
    Duration timeout();

    /** How long a stream that passes through may stay silent; longer than the engine lets it. */
    @WithDefault("150s")
    Duration streamTimeout();

    /**
     * How long a stream of events may stay silent; far longer than the services are, whose streams say now and then that
     * they live.
     */
    @WithDefault("15m")
    Duration eventsTimeout();

    /** The largest body of a request to the suite's own API; what passes through may be as large as the server takes. */
    @WithDefault("1M")
    MemorySize largestBody();

    /**
     * The largest body of a stranger's request, which the service takes with a limit of its own; room for the largest of
     * those and what belongs to it.
     */
    @WithDefault("5M")
    MemorySize largestOpenBody();

    /** Connections to each replica, and as many for streams of events. */
    @WithDefault("256")
    int connections();

    /** Requests that wait for a connection before more are refused. */
    @WithDefault("1000")
    int waiting();
}
