package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.BreakerPass;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What surrounds every call, of an operation or through the proxy: breaker, journal of writes, record. */
public final class GuardedCall {
    public static final ProviderFailure CALLER_GONE =
            ProviderFailure.beforehand(FailureKind.CANCELLED, "The caller went away before there was an answer");

    private final CallSubject subject;
    private final Logbook log;
    private final BreakerPass pass;
    private final JournaledWrite write;
    private @Nullable Uni<CallRecord> ending;

    public GuardedCall(CallSubject subject, CallControls controls) {
        this.subject = subject;
        this.log = new Logbook(subject, controls.surroundings(), controls.listener());
        this.pass = new BreakerPass(controls.breakers(), subject.account(), subject.id());
        this.write = new JournaledWrite(controls.journal());
    }

    public Logbook log() {
        return log;
    }

    public Instant startedAt() {
        return log.startedAt();
    }

    /** Fails with {@link io.fairlead.connector.engine.failure.CallFailed} while the provider is left alone. */
    public Uni<Void> enter() {
        return pass.enter();
    }

    /** To be done before the first request that may change something at the provider is sent. */
    public Uni<Void> intend(HttpRequest request, @Nullable String idempotencyKey) {
        return write.begin(new Intent(
                subject.id(),
                subject.account().tenant(),
                subject.account().integration(),
                subject.connector(),
                subject.operation(),
                idempotencyKey,
                request,
                subject.caller(),
                subject.traceId(),
                log.startedAt()));
    }

    /** Whether a failed attempt may be repeated as far as the breaker is concerned. */
    public boolean mayRepeat() {
        return !pass.isTrial();
    }

    /** Before a repeated attempt; fails with what ended the one before when the breaker opened meanwhile. */
    public Uni<Void> enterAgain(ProviderFailure before) {
        return pass.enterAgain(before);
    }

    /**
     * The record of the call once its outcome is safe. What is said first counts; the end comes to its end also when
     * nobody waits for it. Never fails.
     */
    public synchronized Uni<CallRecord> end(@Nullable ProviderFailure failure) {
        if (ending == null) {
            ending = pass.leave(ProviderHealth.shownBy(failure, log.attempts()))
                    .map(state -> log.close(failure, state, write.isBegun()))
                    .call(write::end)
                    .memoize()
                    .indefinitely();
        }
        return ending;
    }

    /** Nobody waits for the answer any more. */
    public void abandon() {
        end(CALLER_GONE).subscribe().with(ended -> {});
    }
}
