package io.fairlead.monitoring.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of an integration.
 *
 * @param since when it came into this state, null when nothing is known of it yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Health(HealthState state, @Nullable Instant since, String reason) {
    static Health unknown() {
        RecentCalls none = new RecentCalls("", 0, 0, null);
        return new Health(none.state(), null, none.reason());
    }
}
