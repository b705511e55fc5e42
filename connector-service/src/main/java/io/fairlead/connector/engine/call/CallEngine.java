package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.http.HttpPort;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Calls providers: the one pipeline for all of them. What differs is the connector's file. */
public final class CallEngine {
    public static final Duration LONGEST = Duration.ofSeconds(30);

    final HttpPort http;
    final CallControls controls;
    final Surroundings surroundings;
    final RandomGenerator random;
    final Supplier<UUID> ids;

    public CallEngine(HttpPort http, CallControls controls, RandomGenerator random, Supplier<UUID> ids) {
        this.http = http;
        this.controls = controls;
        this.surroundings = controls.surroundings();
        this.random = random;
        this.ids = ids;
    }

    /** Never fails: whatever goes wrong is an outcome. Each subscription is a call of its own. */
    public Uni<CallOutcome> call(CallRequest request) {
        return Uni.createFrom().deferred(() -> new RunningCall(this, request).run());
    }
}
