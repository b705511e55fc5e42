package io.fairlead.chassis.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Who may pass the door of a service. */
@ConfigMapping(prefix = "fairlead.identity")
interface IdentityConfig {

    /** The audience a token must be meant for, whoever issued it. */
    @WithDefault("fairlead")
    String audience();

    /**
     * Path prefixes that need no identity; every other path does, whether something is served there or not. Nobody is known
     * below them, and an {@code Authorization} is for whoever serves them to read.
     */
    @WithDefault("/q,/.well-known")
    List<String> openPaths();

    /**
     * Whether clients from outside reach this service. At the public edge tokens of services are refused, and
     * {@code Fairlead-*} headers other than those documented for clients are dropped before anything reads them.
     */
    @WithDefault("false")
    boolean publicEdge();

    /** What is remembered of tokens that were verified, so that each is verified once and not with every request. */
    TokenCache tokenCache();

    interface TokenCache {
        /** Tokens at the most; 0 verifies every request anew. */
        @WithDefault("10000")
        long size();

        /** For how long, if the token itself lasts longer; so much later at the most is a withdrawn key's token refused. */
        @WithDefault("60s")
        Duration lifetime();
    }
}
