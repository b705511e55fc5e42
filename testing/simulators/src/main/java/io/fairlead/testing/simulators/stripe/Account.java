package io.fairlead.testing.simulators.stripe;

import io.fairlead.testing.simulators.webhook.Sender;
import java.time.Clock;

/** One Stripe account: what it holds, who is told of it, and what it has answered before. */
final class Account {

    private final Ledger ledger;
    private final IdempotentAnswers answers;
    private final WebhookEndpoints endpoints;

    Account(DemoHistory history, Clock clock, Sender sender) {
        this.ledger = new Ledger(history.name(), clock);
        this.answers = new IdempotentAnswers(clock);
        this.endpoints = new WebhookEndpoints(ledger, sender);
        history.write(ledger);
        ledger.listen(new Notices(ledger, endpoints, sender));
    }

    Ledger ledger() {
        return ledger;
    }

    WebhookEndpoints endpoints() {
        return endpoints;
    }

    IdempotentAnswers answers() {
        return answers;
    }
}
