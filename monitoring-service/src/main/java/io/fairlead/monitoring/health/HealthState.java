package io.fairlead.monitoring.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an integration does, judged by its recent calls. */
enum HealthState {
    HEALTHY,
    DEGRADED,
    UNHEALTHY,
    /** There were no calls to judge by. */
    UNKNOWN;

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HealthState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
