package io.fairlead.connector.budget;

import io.fairlead.chassis.limit.Bucket;
import io.fairlead.chassis.limit.Turn;
import io.fairlead.chassis.limit.Turns;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.budget.BudgetDecision;
import io.fairlead.connector.engine.budget.Budgets;
import io.fairlead.connector.engine.budget.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The budgets of all integrations, in Redis; this process' share of each while Redis is away. */
@ApplicationScoped
class IntegrationBudgets implements Budgets {
    private static final Logger LOG = Logger.getLogger(IntegrationBudgets.class);

    /** Of one integration, in all replicas; more would only keep each other waiting. */
    private static final int MOST_WAITING = 1000;

    private final Turns turns;

    IntegrationBudgets(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Uni<BudgetDecision> take(Account account, Allowance allowance, Duration longest, @Nullable Ticket due) {
        return turns.take(bucket(account, allowance), longest, MOST_WAITING, due == null ? null : turn(due))
                .map(IntegrationBudgets::decision);
    }

    @Override
    public Uni<Void> close(Account account, Allowance allowance, Duration time) {
        LOG.infof(
                "The provider of %s asks for %d ms without requests (tenant %s)",
                account.integration(), time.toMillis(), account.tenant());
        return turns.close(bucket(account, allowance), time);
    }

    private static Bucket bucket(Account account, Allowance allowance) {
        return new Bucket(
                "{%s/%s}:budget".formatted(account.tenant(), account.integration()),
                allowance.burst(),
                allowance.perSecond());
    }

    private static BudgetDecision decision(Turn turn) {
        return turn.granted()
                ? new BudgetDecision.Granted(turn.untilThen(), new Ticket(turn.epoch(), turn.local()))
                : new BudgetDecision.Spent(turn.untilThen());
    }

    private static Turn turn(Ticket ticket) {
        return new Turn(true, Duration.ZERO, ticket.epoch(), ticket.local());
    }
}
