package io.fairlead.connector.proxy;

import io.fairlead.connector.account.OpenedAccount;
import io.fairlead.connector.engine.call.Attempt;
import io.fairlead.connector.engine.call.CallListener;
import io.fairlead.connector.engine.call.CallRecord;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passage's record, told once. Everything happens on the passage's own event loop. */
final class PassageLog {
    /** As which operation the call log shows what passed through; paths may name people and are not kept. */
    static final String OPERATION = "proxy";

    private final OpenedAccount account;
    private final String caller;
    private final String traceId;
    private final Surroundings surroundings;
    private final CallListener listener;
    private final Instant startedAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private Instant attemptStartedAt;
    private boolean closed;

    PassageLog(OpenedAccount account, String caller, String traceId, Surroundings surroundings, CallListener listener) {
        this.account = account;
        this.caller = caller;
        this.traceId = traceId;
        this.surroundings = surroundings;
        this.listener = listener;
        this.startedAt = surroundings.now();
        this.attemptStartedAt = startedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    void attemptBegins() {
        attemptStartedAt = surroundings.now();
    }

    void attemptEnds(@Nullable Integer status, @Nullable ProviderFailure failure) {
        attempts.add(new Attempt(
                attempts.size() + 1,
                attemptStartedAt,
                Duration.between(attemptStartedAt, surroundings.now()),
                status,
                failure));
    }

    void close(@Nullable ProviderFailure failure, long requestBytes, long responseBytes) {
        if (closed) return;
        closed = true;
        listener.ended(new CallRecord(
                UUID.randomUUID(),
                account.account().tenant(),
                account.account().integration(),
                account.connector().id(),
                account.account().environment(),
                OPERATION,
                caller,
                traceId,
                attempts,
                failure,
                startedAt,
                Duration.between(startedAt, surroundings.now()),
                requestBytes,
                responseBytes));
    }
}
