package io.fairlead.connector.engine.breaker;

import io.fairlead.connector.engine.auth.Account;
import java.time.Duration;
import java.util.UUID;

/** What a breaker says to a call that wants to go to the provider. */
public sealed interface BreakerDecision {

    /**
     * The call may go, and tells the breaker how it went.
     *
     * @param trial whether it is the one call that finds out whether the provider does well again
     */
    record Admitted(Account account, UUID call, boolean trial) implements BreakerDecision {}

    record Refused(BreakerState state, Duration retryAfter) implements BreakerDecision {}
}
