package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.Map;
import java.util.Optional;

/** The cards of Stripe's test mode and what happens to a payment with each. */
record TestCard(String brand, String last4, Behaviour behaviour) {

    sealed interface Behaviour {}

    record Succeeds() implements Behaviour {}

    record NeedsAuthentication() implements Behaviour {}

    record Decline(String code, Optional<String> declineCode, String message) implements Behaviour {}

    static final Decline NOT_AUTHENTICATED =
            declined("authentication_required", "Your card was declined. This transaction requires authentication.");

    private static final Behaviour SUCCEEDS = new Succeeds();
    private static final Map<String, TestCard> BY_NAME = Map.ofEntries(
            Map.entry("visa", new TestCard("visa", "4242", SUCCEEDS)),
            Map.entry("visa_debit", new TestCard("visa", "5556", SUCCEEDS)),
            Map.entry("mastercard", new TestCard("mastercard", "4444", SUCCEEDS)),
            Map.entry("amex", new TestCard("amex", "8431", SUCCEEDS)),
            Map.entry("authenticationRequired", new TestCard("visa", "3184", new NeedsAuthentication())),
            Map.entry(
                    "chargeDeclined",
                    new TestCard("visa", "0002", declined("generic_decline", "Your card was declined."))),
            Map.entry(
                    "chargeDeclinedInsufficientFunds",
                    new TestCard("visa", "9995", declined("insufficient_funds", "Your card has insufficient funds."))),
            Map.entry(
                    "chargeDeclinedLostCard",
                    new TestCard("visa", "9987", declined("lost_card", "Your card was declined."))),
            Map.entry(
                    "chargeDeclinedStolenCard",
                    new TestCard("visa", "9979", declined("stolen_card", "Your card was declined."))),
            Map.entry(
                    "chargeDeclinedExpiredCard",
                    new TestCard("visa", "0069", refused("expired_card", "Your card has expired."))),
            Map.entry(
                    "chargeDeclinedIncorrectCvc",
                    new TestCard("visa", "0127", refused("incorrect_cvc", "Your card's security code is incorrect."))),
            Map.entry(
                    "chargeDeclinedProcessingError",
                    new TestCard(
                            "visa",
                            "0119",
                            refused("processing_error", "An error occurred while processing your card."))));

    private static Decline declined(String declineCode, String message) {
        return new Decline("card_declined", Optional.of(declineCode), message);
    }

    private static Decline refused(String code, String message) {
        return new Decline(code, Optional.empty(), message);
    }

    /** By a name like {@code pm_card_visa}, {@code pm_card_visa_chargeDeclined} or {@code tok_visa}. */
    static Optional<TestCard> named(String paymentMethod) {
        String name = paymentMethod.replaceFirst("^(pm_card_|tok_)", "").replaceFirst("^visa_charge", "charge");
        return paymentMethod.equals(name) ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<TestCard> withLast4(String last4) {
        return BY_NAME.values().stream()
                .filter(card -> card.last4.equals(last4))
                .findFirst();
    }

    ObjectNode json() {
        ObjectNode card = Json.object().put("brand", brand);
        card.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", "pass");
        return card.put("country", "US")
                .put("exp_month", 8)
                .put("exp_year", 2030)
                .put("fingerprint", "twin" + last4)
                .put("funding", last4.equals("5556") ? "debit" : "credit")
                .put("last4", last4);
    }
}
