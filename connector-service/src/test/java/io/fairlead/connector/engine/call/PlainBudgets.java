package io.fairlead.connector.engine.call;

import io.fairlead.chassis.limit.Bucket;
import io.fairlead.chassis.limit.Turn;
import io.fairlead.chassis.limit.TurnQueue;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.budget.BudgetDecision;
import io.fairlead.connector.engine.budget.Budgets;
import io.fairlead.connector.engine.budget.Ticket;
import io.fairlead.connector.engine.host.Surroundings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One budget for all, in a test's own time. */
public final class PlainBudgets implements Budgets {
    private static final int MOST_WAITING = 10;

    private final TurnQueue queue = new TurnQueue();
    private final Surroundings surroundings;

    public PlainBudgets(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Uni<BudgetDecision> take(Account account, Allowance allowance, Duration longest, @Nullable Ticket due) {
        return Uni.createFrom()
                .item(() -> decision(queue.take(
                        bucket(allowance),
                        longest,
                        MOST_WAITING,
                        due == null ? null : new Turn(true, Duration.ZERO, due.epoch(), due.local()),
                        micros())));
    }

    @Override
    public Uni<Void> close(Account account, Allowance allowance, Duration time) {
        return Uni.createFrom().voidItem().invoke(() -> queue.close(bucket(allowance), time, micros()));
    }

    private static Bucket bucket(Allowance allowance) {
        return new Bucket("{all}:budget", allowance.burst(), allowance.perSecond());
    }

    private static BudgetDecision decision(Turn turn) {
        return turn.granted()
                ? new BudgetDecision.Granted(turn.untilThen(), new Ticket(turn.epoch(), turn.local()))
                : new BudgetDecision.Spent(turn.untilThen());
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, surroundings.now());
    }
}
