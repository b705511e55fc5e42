package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.BreakerPass;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.budget.BudgetPass;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What surrounds every call, of an operation or through the proxy: breaker, budget, journal of writes, record. */
public final class GuardedCall {
    public static final ProviderFailure CALLER_GONE =
            ProviderFailure.beforehand(FailureKind.CANCELLED, "The caller went away before there was an answer");

    private final CallSubject subject;
    private final Logbook log;
    private final Instant deadline;
    private final BreakerPass pass;
    private final BudgetPass budget;
    private final JournaledWrite write;
    private @Nullable Uni<CallRecord> ending;

    /** @param allowance how often the provider may be asked, null when it does not matter */
    public GuardedCall(CallSubject subject, @Nullable Allowance allowance, Duration patience, CallControls controls) {
        var account = subject.account();
        this.subject = subject;
        this.log = new Logbook(subject, controls.surroundings(), controls.listener());
        this.deadline = log.startedAt().plus(patience);
        this.pass = new BreakerPass(controls.breakers(), account, subject.id());
        this.budget = new BudgetPass(controls.budgets(), account, allowance, controls.surroundings(), deadline);
        this.write = new JournaledWrite(controls.journal());
    }

    public Logbook log() {
        return log;
    }

    public Instant deadline() {
        return deadline;
    }

    /**
     * Before the first attempt. Fails with {@link io.fairlead.connector.engine.failure.CallFailed} while the provider is
     * left alone, and when it may not be asked before the deadline.
     */
    public Uni<Void> enter() {
        return pass.enter().chain(() -> budget.spend(null));
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

    /**
     * Before a repeated attempt; fails with what ended the one before when the breaker opened meanwhile, or the provider
     * may not be asked again before the deadline.
     */
    public Uni<Void> enterAgain(ProviderFailure before) {
        return pass.enterAgain(before).chain(() -> budget.spend(before));
    }

    /** Before an attempt that follows at once upon one that only its token spoiled. */
    public Uni<Void> goOn(ProviderFailure before) {
        return budget.spend(before);
    }

    /** After a failed attempt: what the provider asks for is asked of all calls of the integration. */
    public Uni<Void> heed(ProviderFailure failure) {
        return budget.heed(failure);
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
