package io.fairlead.connector.engine.budget;

import io.fairlead.connector.engine.auth.Account;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The budgets of all integrations, one each, which all replicas spend together. They always decide: no method fails. */
public interface Budgets {

    /**
     * Takes one request out of the budget, at once or a little ahead of its time.
     *
     * @param longest the wait has to be shorter than this
     * @param due what was granted and has come; null for a request that is new
     */
    Uni<BudgetDecision> take(Account account, Allowance allowance, Duration longest, @Nullable Ticket due);

    /** Nothing is granted before this time has passed, and what was granted for later is void. */
    Uni<Void> close(Account account, Allowance allowance, Duration time);
}
