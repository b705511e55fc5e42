package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a call's record while it runs. A cancellation may come from any thread. */
public final class Logbook {
    private static final System.Logger LOG = System.getLogger(Logbook.class.getName());

    private final CallSubject subject;
    private final Surroundings surroundings;
    private final CallListener listener;
    private final Instant startedAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant attemptStartedAt;
    private long requestBytes;
    private long responseBytes;

    Logbook(CallSubject subject, Surroundings surroundings, CallListener listener) {
        this.subject = subject;
        this.surroundings = surroundings;
        this.listener = listener;
        this.startedAt = surroundings.now();
    }

    Instant startedAt() {
        return startedAt;
    }

    public synchronized void attemptBegins() {
        attemptStartedAt = surroundings.now();
    }

    public synchronized void sends(long bytes) {
        requestBytes += bytes;
    }

    public synchronized void receives(long bytes) {
        responseBytes += bytes;
    }

    public synchronized void attemptEnds(@Nullable Integer status, @Nullable ProviderFailure failure) {
        var began = attemptStartedAt;
        if (began != null) {
            var took = Duration.between(began, surroundings.now());
            attempts.add(new Attempt(attempts.size() + 1, began, took, status, failure));
            attemptStartedAt = null;
        }
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The record of the call, told to the listener. */
    CallRecord close(@Nullable ProviderFailure failure, @Nullable BreakerState breaker, boolean journaled) {
        attemptEnds(null, failure);
        var made = recorded(failure, breaker, journaled);
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

    private synchronized CallRecord recorded(
            @Nullable ProviderFailure failure, @Nullable BreakerState breaker, boolean journaled) {
        var account = subject.account();
        return new CallRecord(
                subject.id(),
                account.tenant(),
                account.integration(),
                subject.connector(),
                account.environment(),
                subject.operation(),
                subject.caller(),
                subject.traceId(),
                attempts,
                failure,
                breaker == null ? null : breaker.position(),
                journaled,
                startedAt,
                Duration.between(startedAt, surroundings.now()),
                requestBytes,
                responseBytes);
    }
}
