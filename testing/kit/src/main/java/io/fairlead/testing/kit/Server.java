package io.fairlead.testing.kit;

import java.util.Locale;

/** A server that a test may have for itself. */
public enum Server {
    POSTGRES,
    REDIS,
    KAFKA;

    String part() {
        return name().toLowerCase(Locale.ROOT);
    }
}
