package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.manifest.FailureKind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a call's record while it runs and hands it over once. A cancellation may come from any thread. */
final class Logbook {
    private static final System.Logger LOG = System.getLogger(Logbook.class.getName());

    private final CallRequest request;
    private final Surroundings surroundings;
    private final CallListener listener;
    private final UUID id;
    private final Instant startedAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant attemptStartedAt;
    private long requestBytes;
    private long responseBytes;
    private @Nullable CallRecord closed;

    Logbook(CallRequest request, UUID id, Surroundings surroundings, CallListener listener) {
        this.request = request;
        this.id = id;
        this.surroundings = surroundings;
        this.listener = listener;
        this.startedAt = surroundings.now();
    }

    Instant startedAt() {
        return startedAt;
    }

    synchronized void attemptBegins() {
        attemptStartedAt = surroundings.now();
    }

    synchronized void sends(int bytes) {
        requestBytes += bytes;
    }

    synchronized void receives(int bytes) {
        responseBytes += bytes;
    }

    synchronized void attemptEnds(@Nullable Integer status, @Nullable ProviderFailure failure) {
        var began = attemptStartedAt;
        if (began != null) {
            var took = Duration.between(began, surroundings.now());
            attempts.add(new Attempt(attempts.size() + 1, began, took, status, failure));
            attemptStartedAt = null;
        }
    }

    void cancelled() {
        var gone = ProviderFailure.beforehand(FailureKind.CANCELLED, "The caller went away before there was an answer");
        close(gone);
    }

    /** The record of the call, the same one however often this is asked. */
    CallRecord close(@Nullable ProviderFailure failure) {
        CallRecord made;
        synchronized (this) {
            if (closed != null) {
                return closed;
            }
            attemptEnds(null, failure);
            made = recorded(failure);
            closed = made;
        }
        tell(made);
        return made;
    }

    private void tell(CallRecord made) {
        try {
            listener.ended(made);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call could not be recorded", e);
        }
    }

    private CallRecord recorded(@Nullable ProviderFailure failure) {
        var account = request.account();
        return new CallRecord(
                id,
                account.tenant(),
                account.integration(),
                request.plan().connector().id(),
                account.environment(),
                request.plan().operation().id(),
                request.caller(),
                request.traceId(),
                attempts,
                failure,
                startedAt,
                Duration.between(startedAt, surroundings.now()),
                requestBytes,
                responseBytes);
    }
}
