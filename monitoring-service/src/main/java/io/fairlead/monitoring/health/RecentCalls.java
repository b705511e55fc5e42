package io.fairlead.monitoring.health;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last five minutes showed of an integration. A call the provider refused is the caller's doing and no failure.
 *
 * @param breaker in which state the last of them left the circuit breaker, null when none came to it
 */
record RecentCalls(
        String integration,
        long calls,
        long failed,
        @Nullable String breaker) {
    private static final long FEWEST = 10;
    private static final double UNHEALTHY_SHARE = 0.5;
    private static final double DEGRADED_SHARE = 0.1;
    private static final Set<String> CUT_OFF = Set.of("open", "half-open");

    HealthState state() {
        if (calls == 0) return HealthState.UNKNOWN;
        if (isCutOff()) return HealthState.UNHEALTHY;
        if (calls < FEWEST) return HealthState.HEALTHY;
        if (failed >= UNHEALTHY_SHARE * calls) return HealthState.UNHEALTHY;
        return failed >= DEGRADED_SHARE * calls ? HealthState.DEGRADED : HealthState.HEALTHY;
    }

    String reason() {
        if (calls == 0) return "no calls in the last 5 minutes";
        String share = "%d of %d calls failed in the last 5 minutes".formatted(failed, calls);
        return isCutOff() ? "the circuit breaker is open; " + share : share;
    }

    private boolean isCutOff() {
        return breaker != null && CUT_OFF.contains(breaker);
    }
}
