package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Test cards become payment methods of the account when they are first used. */
final class PaymentMethods {

    private final Ledger ledger;

    PaymentMethods(Ledger ledger) {
        this.ledger = ledger;
    }

    void check(String given) {
        if (TestCard.named(given).isEmpty()
                && ledger.find("payment_method", given).isEmpty()) {
            throw StripeFailure.unknownIn("payment_method", "PaymentMethod", given);
        }
    }

    ObjectNode resolve(String given) {
        check(given);
        return ledger.find("payment_method", given)
                .orElseGet(() -> open(TestCard.named(given).orElseThrow()));
    }

    private ObjectNode open(TestCard card) {
        ObjectNode method = ledger.open("payment_method", "pm_");
        method.set("billing_details", Charges.noBillingDetails());
        method.set("card", card.json().put("generated_from", (String) null));
        method.withObject("card")
                .putNull("wallet")
                .putObject("three_d_secure_usage")
                .put("supported", true);
        method.putNull("customer").putObject("metadata");
        return method.put("type", "card");
    }

    TestCard card(ObjectNode method) {
        return Optional.of(method.at("/card/last4").asText())
                .flatMap(TestCard::withLast4)
                .orElseThrow();
    }
}
