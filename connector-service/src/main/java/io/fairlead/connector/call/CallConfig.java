package io.fairlead.connector.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of calls to providers. */
@ConfigMapping(prefix = "fairlead.calls")
interface CallConfig {
    /** The largest answer, in bytes and unpacked, that an operation reads; a larger one is {@code provider-unreadable}. */
    @WithDefault("10485760")
    long maxAnswerBytes();
}
