package io.fairlead.monitoring.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an integration does, judged by its recent calls. */
@Schema(enumeration = {"healthy", "degraded", "unhealthy", "unknown"})
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
