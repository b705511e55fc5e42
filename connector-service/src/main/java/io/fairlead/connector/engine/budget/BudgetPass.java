package io.fairlead.connector.engine.budget;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.budget.BudgetDecision.Granted;
import io.fairlead.connector.engine.budget.BudgetDecision.Spent;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call's spending of its integration's budget: a wait that fits the call's deadline is waited, no other. */
public final class BudgetPass {
    /** A provider that asks for more is asked again after this, to see whether it still means it. */
    static final Duration LONGEST_CLOSED = Duration.ofMinutes(5);

    private static final ProviderFailure SPENT = ProviderFailure.beforehand(
            FailureKind.RATE_LIMITED, "What the provider allows this integration is used up for now");

    private final Budgets budgets;
    private final Account account;
    private final @Nullable Allowance allowance;
    private final Surroundings surroundings;
    private final Instant deadline;

    /** @param allowance null when the provider is asked as often as anybody likes */
    public BudgetPass(
            Budgets budgets,
            Account account,
            @Nullable Allowance allowance,
            Surroundings surroundings,
            Instant deadline) {
        this.budgets = budgets;
        this.account = account;
        this.allowance = allowance;
        this.surroundings = surroundings;
        this.deadline = deadline;
    }

    /**
     * Completes when a request may be sent. Fails with {@link CallFailed} when that would be too late.
     *
     * @param before what ended the request before, which then is what the call ends with; null for the first
     */
    public Uni<Void> spend(@Nullable ProviderFailure before) {
        return allowance == null
                ? Uni.createFrom().voidItem()
                : spend(allowance, before == null ? SPENT : before, null);
    }

    private Uni<Void> spend(Allowance of, ProviderFailure otherwise, @Nullable Ticket due) {
        var left = Duration.between(surroundings.now(), deadline);
        return budgets.take(account, of, left, due).chain(decision -> switch (decision) {
            case Granted(var wait, var ticket) ->
                wait.isZero()
                        ? Uni.createFrom().voidItem()
                        : surroundings.after(wait).chain(() -> spend(of, otherwise, ticket));
            case Spent(var retryAfter) ->
                Uni.createFrom().failure(new CallFailed(otherwise.withRetryAfter(retryAfter)));
        });
    }

    /** What a provider asks one call for, all calls do: for as long as it asks nobody is sent there. */
    public Uni<Void> heed(ProviderFailure failure) {
        var asked = failure.retryAfter();
        return allowance == null || asked == null || failure.kind() != FailureKind.RATE_LIMITED
                ? Uni.createFrom().voidItem()
                : budgets.close(account, allowance, asked.compareTo(LONGEST_CLOSED) > 0 ? LONGEST_CLOSED : asked);
    }
}
