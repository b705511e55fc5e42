package io.fairlead.testing.kit;

import java.util.Locale;
import java.util.Map;

/** A server that a test may have for itself. */
public enum Server {
    POSTGRES,
    REDIS,
    KAFKA;

    String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The configuration of an application that finds nobody there. */
    Map<String, String> away() {
        return switch (this) {
            case POSTGRES -> throw new IllegalArgumentException("no application starts without PostgreSQL");
            case REDIS -> Map.of("fairlead.redis.url", "redis://localhost:1");
            case KAFKA -> Map.of("fairlead.kafka.bootstrap", "localhost:1");
        };
    }
}
