package io.fairlead.monitoring.call;

import io.fairlead.contracts.event.CallAttempt;
import io.fairlead.contracts.event.CallFailure;
import io.fairlead.contracts.event.ProviderCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds calls; what a test does not care about is an ordinary success just now. */
public final class Calls {
    private final String tenant;
    private final String integration;
    private String operation = "list-things";
    private String outcome = ProviderCall.SUCCEEDED;
    private Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private long durationMs = 20;
    private @Nullable String breaker;
    private @Nullable String traceId;

    private Calls(String tenant, String integration) {
        this.tenant = tenant;
        this.integration = integration;
    }

    public static Calls of(String tenant, String integration) {
        return new Calls(tenant, integration);
    }

    public Calls operation(String name) {
        operation = name;
        return this;
    }

    public Calls outcome(String name) {
        outcome = name;
        return this;
    }

    public Calls startedAt(Instant instant) {
        startedAt = instant;
        return this;
    }

    public Calls durationMs(long milliseconds) {
        durationMs = milliseconds;
        return this;
    }

    public Calls breaker(String state) {
        breaker = state;
        return this;
    }

    public Calls traceId(String id) {
        traceId = id;
        return this;
    }

    public ProviderCall build() {
        CallFailure failure = outcome.equals(ProviderCall.SUCCEEDED)
                ? null
                : new CallFailure("unavailable", null, "It did not work.");
        return new ProviderCall(
                UUID.randomUUID(),
                tenant,
                integration,
                "stripe",
                "production",
                operation,
                outcome,
                failure,
                breaker,
                failure == null ? 200 : 503,
                List.of(new CallAttempt(1, startedAt, durationMs, failure == null ? 200 : 503, failure)),
                startedAt,
                durationMs,
                10,
                100,
                "someone",
                traceId,
                false);
    }
}
