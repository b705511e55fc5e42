package io.fairlead.connector.engine.budget;

import java.time.Duration;

/** What a budget says to a request that wants to go to the provider. */
public sealed interface BudgetDecision {

    /** It may go when this time has passed, if nothing has changed by then: where there is such a time, it shows its ticket. */
    record Granted(Duration untilThen, Ticket ticket) implements BudgetDecision {}

    record Spent(Duration retryAfter) implements BudgetDecision {}
}
