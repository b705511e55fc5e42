package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import org.jspecify.annotations.Nullable;

/** What a confirmed payment intent leaves behind, paid or failed. */
final class Charges {

    private final Ledger ledger;

    Charges(Ledger ledger) {
        this.ledger = ledger;
    }

    ObjectNode retrieve(String id) {
        return ledger.find("charge", id).orElseThrow(() -> StripeFailure.unknown("charge", id));
    }

    ObjectNode succeed(ObjectNode intent, ObjectNode method, boolean captured) {
        ObjectNode charge = open(intent, method)
                .put("captured", captured)
                .put("amount_captured", captured ? amount(intent) : 0)
                .put("paid", true)
                .put("status", "succeeded");
        charge.put("balance_transaction", captured ? ledger.newId("txn_") : null);
        charge.set("outcome", outcome("approved_by_network", "authorized", "Payment complete.", null));
        ledger.happened("charge.succeeded", charge);
        return charge;
    }

    ObjectNode fail(ObjectNode intent, ObjectNode method, TestCard.Decline decline) {
        ObjectNode charge = open(intent, method)
                .put("captured", false)
                .put("amount_captured", 0)
                .putNull("balance_transaction")
                .put("failure_code", decline.code())
                .put("failure_message", decline.message())
                .put("paid", false)
                .put("status", "failed");
        charge.set(
                "outcome",
                outcome(
                        "declined_by_network",
                        "issuer_declined",
                        "The bank did not accept the payment.",
                        decline.declineCode().orElse(decline.code())));
        ledger.happened("charge.failed", charge);
        return charge;
    }

    void capture(ObjectNode charge, long amount) {
        charge.put("captured", true)
                .put("amount_captured", amount)
                .put("amount_refunded", amount(charge) - amount)
                .put("balance_transaction", ledger.newId("txn_"));
        ledger.happened("charge.captured", charge);
    }

    void release(ObjectNode charge) {
        charge.put("amount_refunded", amount(charge)).put("refunded", true);
        ledger.happened("charge.refunded", charge);
    }

    private ObjectNode open(ObjectNode intent, ObjectNode method) {
        ObjectNode charge = ledger.open("charge", "ch_")
                .put("amount", amount(intent))
                .put("amount_refunded", 0)
                .putNull("application")
                .putNull("application_fee")
                .putNull("application_fee_amount");
        charge.set("billing_details", noBillingDetails());
        charge.put("calculated_statement_descriptor", "FAIRLEAD TWIN").put("disputed", false);
        for (String name : new String[] {
            "currency",
            "customer",
            "description",
            "metadata",
            "receipt_email",
            "shipping",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "transfer_group"
        }) {
            charge.set(name, intent.path(name).deepCopy());
        }
        charge.putNull("failure_code").putNull("failure_message").putObject("fraud_details");
        charge.putNull("invoice").putNull("on_behalf_of").putNull("order");
        charge.put("payment_intent", intent.path("id").asText())
                .put("payment_method", method.path("id").asText());
        charge.putObject("payment_method_details").put("type", "card").set("card", cardDetails((ObjectNode)
                method.path("card")));
        return charge.putNull("receipt_number")
                .putNull("receipt_url")
                .put("refunded", false)
                .putNull("review")
                .putNull("source_transfer")
                .putNull("transfer_data");
    }

    private static ObjectNode cardDetails(ObjectNode card) {
        ObjectNode details = card.deepCopy();
        details.remove("generated_from");
        details.remove("three_d_secure_usage");
        return details.putNull("installments")
                .putNull("mandate")
                .put("network", card.path("brand").asText())
                .putNull("three_d_secure");
    }

    private static ObjectNode outcome(String network, String type, String message, @Nullable String reason) {
        return Json.object()
                .put("network_status", network)
                .put("reason", reason)
                .put("risk_level", "normal")
                .put("risk_score", 12)
                .put("seller_message", message)
                .put("type", type);
    }

    static ObjectNode noBillingDetails() {
        ObjectNode details = Json.object();
        details.putObject("address")
                .putNull("city")
                .putNull("country")
                .putNull("line1")
                .putNull("line2")
                .putNull("postal_code")
                .putNull("state");
        return details.putNull("email").putNull("name").putNull("phone");
    }

    private static long amount(ObjectNode object) {
        return object.path("amount").asLong();
    }
}
