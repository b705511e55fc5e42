package io.fairlead.monitoring.health;

/**
 * What the last five minutes showed of an integration. A call the provider refused is the caller's doing and no failure.
 */
record RecentCalls(String integration, long calls, long failed) {
    private static final long FEWEST = 10;
    private static final double UNHEALTHY_SHARE = 0.5;
    private static final double DEGRADED_SHARE = 0.1;

    HealthState state() {
        if (calls == 0) return HealthState.UNKNOWN;
        if (calls < FEWEST) return HealthState.HEALTHY;
        if (failed >= UNHEALTHY_SHARE * calls) return HealthState.UNHEALTHY;
        return failed >= DEGRADED_SHARE * calls ? HealthState.DEGRADED : HealthState.HEALTHY;
    }

    String reason() {
        return calls == 0
                ? "no calls in the last 5 minutes"
                : "%d of %d calls failed in the last 5 minutes".formatted(failed, calls);
    }
}
