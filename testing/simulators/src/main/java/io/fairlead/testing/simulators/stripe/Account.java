package io.fairlead.testing.simulators.stripe;

import java.time.Clock;

/** One Stripe account: what it holds, and what it has answered before. */
final class Account {

    private final Ledger ledger;
    private final IdempotentAnswers answers;

    Account(DemoHistory history, Clock clock) {
        this.ledger = new Ledger(history.name(), clock);
        this.answers = new IdempotentAnswers(clock);
        history.write(ledger);
    }

    Ledger ledger() {
        return ledger;
    }

    IdempotentAnswers answers() {
        return answers;
    }
}
