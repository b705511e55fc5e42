package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.Optional;
import java.util.Set;

final class Refunds {

    static final Set<String> PARAMETERS = Set.of("amount", "charge", "metadata", "payment_intent", "reason");

    private final Ledger ledger;

    Refunds(Ledger ledger) {
        this.ledger = ledger;
    }

    ObjectNode create(Params params) {
        params.metadata(Json.object());
        Optional<String> reason = params.oneOf("reason", Set.of("duplicate", "fraudulent", "requested_by_customer"));
        ObjectNode charge = charge(params);
        long left = charge.path("amount_captured").asLong() - refunded(charge);
        if (left <= 0) {
            throw StripeFailure.conflict(
                    "charge_already_refunded", "Charge %s has already been refunded.".formatted(id(charge)));
        }
        long amount = params.integer("amount", 1).orElse(left);
        if (amount > left) {
            throw StripeFailure.invalid(
                    "amount_too_large",
                    "amount",
                    "Refund amount (%d) is greater than what is left (%d).".formatted(amount, left));
        }
        ObjectNode refund = ledger.open("refund", "re_");
        refund.remove("livemode");
        refund.put("amount", amount)
                .put("balance_transaction", ledger.newId("txn_"))
                .put("charge", id(charge))
                .put("currency", charge.path("currency").asText())
                .put("payment_intent", charge.path("payment_intent").asText())
                .put("reason", reason.orElse(null))
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", "succeeded")
                .putNull("transfer_reversal");
        refund.set("metadata", params.metadata(Json.object()));
        charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount)
                .put("refunded", amount == left);
        ledger.happened("charge.refunded", charge);
        return refund;
    }

    ObjectNode retrieve(String id) {
        return ledger.find("refund", id).orElseThrow(() -> StripeFailure.unknown("refund", id));
    }

    ObjectNode update(String id, Params params) {
        ObjectNode refund = retrieve(id);
        ObjectNode before = refund.deepCopy();
        refund.set("metadata", params.metadata((ObjectNode) refund.path("metadata")));
        ledger.changed("charge.refund.updated", refund, before);
        return refund;
    }

    private ObjectNode charge(Params params) {
        Optional<String> intent = params.filled("payment_intent");
        if (intent.isPresent()) {
            String latest = ledger.find("payment_intent", intent.get())
                    .orElseThrow(() -> StripeFailure.unknownIn("payment_intent", "payment_intent", intent.get()))
                    .path("latest_charge")
                    .asText();
            return ledger.find("charge", latest)
                    .filter(Refunds::captured)
                    .orElseThrow(() ->
                            StripeFailure.invalid("This PaymentIntent (%s) does not have a successful charge to refund."
                                    .formatted(intent.get())));
        }
        String id = params.filled("charge")
                .orElseThrow(() -> StripeFailure.invalid(
                        "parameter_missing",
                        "charge",
                        "One of the following params should be provided: charge, payment_intent."));
        return ledger.find("charge", id)
                .filter(Refunds::captured)
                .orElseThrow(() -> StripeFailure.unknownIn("charge", "charge", id));
    }

    private static boolean captured(ObjectNode charge) {
        return charge.path("captured").asBoolean();
    }

    private long refunded(ObjectNode charge) {
        return ledger.all("refund").stream()
                .filter(refund -> refund.path("charge").asText().equals(id(charge)))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }
}
