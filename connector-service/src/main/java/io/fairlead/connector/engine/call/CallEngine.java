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
    final Surroundings surroundings;
    final RandomGenerator random;
    final Supplier<UUID> ids;
    final CallListener listener;

    public CallEngine(
            HttpPort http,
            Surroundings surroundings,
            RandomGenerator random,
            Supplier<UUID> ids,
            CallListener listener) {
        this.http = http;
        this.surroundings = surroundings;
        this.random = random;
        this.ids = ids;
        this.listener = listener;
    }

    /** Never fails: whatever goes wrong is an outcome. Each subscription is a call of its own. */
    public Uni<CallOutcome> call(CallRequest request) {
        return Uni.createFrom().deferred(() -> new RunningCall(this, request).run());
    }
}
