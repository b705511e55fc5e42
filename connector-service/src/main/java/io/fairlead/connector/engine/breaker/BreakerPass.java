package io.fairlead.connector.engine.breaker;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.breaker.BreakerDecision.Admitted;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call's way past its integration's breaker. */
public final class BreakerPass {
    private final Breakers breakers;
    private final Account account;
    private final UUID call;
    private @Nullable Admitted admitted;

    public BreakerPass(Breakers breakers, Account account, UUID call) {
        this.breakers = breakers;
        this.account = account;
        this.call = call;
    }

    /** Fails with {@link CallFailed} while the provider is left alone. */
    public Uni<Void> enter() {
        return breakers.admit(account, call).invoke(this::refuseFirst).replaceWithVoid();
    }

    /** Before an attempt is repeated; when the breaker opened meanwhile, the call ends with the failure it had. */
    public Uni<Void> enterAgain(ProviderFailure before) {
        return breakers.admit(account, call)
                .invoke(admission -> refuseAgain(admission, before))
                .replaceWithVoid();
    }

    /** Whether this is the one call that finds out how the provider does; it is not repeated. */
    public boolean isTrial() {
        return admitted != null && admitted.trial();
    }

    /** The breaker as the call leaves it; null when the call never came to it. */
    public Uni<@Nullable BreakerState> leave(Verdict verdict) {
        if (admitted == null) return Uni.createFrom().nullItem();
        return breakers.report(admitted, verdict).map(state -> state);
    }

    private void refuseFirst(BreakerDecision admission) {
        switch (admission) {
            case Admitted let -> admitted = let;
            case BreakerDecision.Refused(var state, var retryAfter) ->
                throw new CallFailed(ProviderFailure.beforehand(
                                FailureKind.BREAKER_OPEN,
                                "The provider failed %d times in a row and is left alone for a while"
                                        .formatted(state.failures()))
                        .withRetryAfter(retryAfter));
        }
    }

    private void refuseAgain(BreakerDecision admission, ProviderFailure before) {
        switch (admission) {
            case Admitted let -> admitted = let;
            case BreakerDecision.Refused refused -> throw new CallFailed(before.withRetryAfter(refused.retryAfter()));
        }
    }
}
