package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life of a payment: created, confirmed, captured or cancelled. */
final class PaymentIntents {

    static final Set<String> UPDATE_PARAMETERS = Set.of(
            "amount",
            "currency",
            "customer",
            "description",
            "metadata",
            "payment_method",
            "payment_method_types",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "transfer_group");
    static final Set<String> CONFIRM_PARAMETERS = Set.of(
            "client_secret",
            "error_on_requires_action",
            "off_session",
            "payment_method",
            "payment_method_types",
            "receipt_email",
            "return_url",
            "setup_future_usage",
            "shipping",
            "use_stripe_sdk");
    static final Set<String> CREATE_PARAMETERS = Stream.of(
                    UPDATE_PARAMETERS,
                    CONFIRM_PARAMETERS,
                    Set.of("automatic_payment_methods", "capture_method", "confirm", "confirmation_method"))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    static final Set<String> CAPTURE_PARAMETERS =
            Set.of("amount_to_capture", "statement_descriptor", "statement_descriptor_suffix");
    static final Set<String> CANCEL_PARAMETERS = Set.of("cancellation_reason");

    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final long LEAST_AMOUNT = 50;

    private final Ledger ledger;
    private final PaymentMethods paymentMethods;
    private final Charges charges;
    private final Rendering rendering;

    PaymentIntents(Ledger ledger, PaymentMethods paymentMethods, Charges charges, Rendering rendering) {
        this.ledger = ledger;
        this.paymentMethods = paymentMethods;
        this.charges = charges;
        this.rendering = rendering;
    }

    ObjectNode create(Params params) {
        params.required("amount");
        params.required("currency");
        check(params);
        ObjectNode intent = blank();
        change(intent, params);
        intent.put(
                "status", intent.path("payment_method").isNull() ? "requires_payment_method" : "requires_confirmation");
        ledger.happened("payment_intent.created", intent);
        return params.flag("confirm") ? confirm(intent, params) : intent;
    }

    ObjectNode retrieve(String id) {
        return ledger.find("payment_intent", id).orElseThrow(() -> StripeFailure.unknown("payment_intent", id));
    }

    ObjectNode update(String id, Params params) {
        ObjectNode intent = retrieve(id);
        check(params);
        if (params.has("amount") && !CONFIRMABLE.contains(status(intent))) {
            throw unexpected(intent, "updated");
        }
        change(intent, params);
        if (status(intent).equals("requires_payment_method")
                && !intent.path("payment_method").isNull()) {
            intent.put("status", "requires_confirmation");
        }
        return intent;
    }

    ObjectNode confirm(String id, Params params) {
        ObjectNode intent = retrieve(id);
        check(params);
        return confirm(intent, params);
    }

    ObjectNode capture(String id, Params params) {
        ObjectNode intent = retrieve(id);
        if (!status(intent).equals("requires_capture")) {
            throw unexpected(intent, "captured");
        }
        long capturable = intent.path("amount_capturable").asLong();
        long amount = params.integer("amount_to_capture", 1).orElse(capturable);
        if (amount > capturable) {
            throw StripeFailure.invalid(
                    "amount_too_large", "amount_to_capture", "The amount is greater than what can be captured.");
        }
        charges.capture(latestCharge(intent), amount);
        intent.put("status", "succeeded").put("amount_capturable", 0).put("amount_received", amount);
        ledger.happened("payment_intent.succeeded", intent);
        return intent;
    }

    ObjectNode cancel(String id, Params params) {
        ObjectNode intent = retrieve(id);
        Optional<String> reason = params.oneOf(
                "cancellation_reason", Set.of("abandoned", "duplicate", "fraudulent", "requested_by_customer"));
        if (!CONFIRMABLE.contains(status(intent)) && !status(intent).equals("requires_capture")) {
            throw unexpected(intent, "canceled");
        }
        if (status(intent).equals("requires_capture")) {
            charges.release(latestCharge(intent));
        }
        intent.put("status", "canceled")
                .put("amount_capturable", 0)
                .put("canceled_at", ledger.now())
                .put("cancellation_reason", reason.orElse(null))
                .putNull("next_action");
        ledger.happened("payment_intent.canceled", intent);
        return intent;
    }

    private ObjectNode confirm(ObjectNode intent, Params params) {
        if (!CONFIRMABLE.contains(status(intent))) {
            throw unexpected(intent, "confirmed");
        }
        change(intent, params);
        ObjectNode method = ledger.find(
                        "payment_method", intent.path("payment_method").asText())
                .orElseThrow(() -> StripeFailure.conflict(
                                "payment_intent_unexpected_state",
                                "This PaymentIntent cannot be confirmed: it has no payment method.")
                        .with("payment_intent", rendering.of(intent)));
        return switch (paymentMethods.card(method).behaviour()) {
            case TestCard.Succeeds() -> paid(intent, method);
            case TestCard.NeedsAuthentication() -> authenticated(intent, method, params);
            case TestCard.Decline decline -> throw declined(intent, method, decline);
        };
    }

    private ObjectNode paid(ObjectNode intent, ObjectNode method) {
        boolean captured = intent.path("capture_method").asText().equals("automatic");
        intent.putNull("next_action").putNull("last_payment_error");
        intent.put("latest_charge", id(charges.succeed(intent, method, captured)));
        long amount = intent.path("amount").asLong();
        if (captured) {
            intent.put("status", "succeeded").put("amount_received", amount);
            ledger.happened("payment_intent.succeeded", intent);
        } else {
            intent.put("status", "requires_capture").put("amount_capturable", amount);
            ledger.happened("payment_intent.amount_capturable_updated", intent);
        }
        return intent;
    }

    private ObjectNode authenticated(ObjectNode intent, ObjectNode method, Params params) {
        if (params.flag("error_on_requires_action") || params.flag("off_session")) {
            throw declined(intent, method, TestCard.NOT_AUTHENTICATED);
        }
        ObjectNode action = intent.put("status", "requires_action").putObject("next_action");
        String page = "https://hooks.stripe.com/3d_secure_2/hosted?payment_intent=" + id(intent);
        params.filled("return_url")
                .ifPresentOrElse(
                        url -> action.put("type", "redirect_to_url")
                                .putObject("redirect_to_url")
                                .put("return_url", url)
                                .put("url", page),
                        () -> action.put("type", "use_stripe_sdk")
                                .putObject("use_stripe_sdk")
                                .put("type", "three_d_secure_redirect")
                                .put("stripe_js", page));
        ledger.happened("payment_intent.requires_action", intent);
        return intent;
    }

    private StripeFailure declined(ObjectNode intent, ObjectNode method, TestCard.Decline decline) {
        ObjectNode charge = charges.fail(intent, method, decline);
        StripeFailure failure =
                StripeFailure.card(decline).with("charge", charge.path("id")).with("payment_method", method.deepCopy());
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action")
                .put("latest_charge", id(charge))
                .set("last_payment_error", failure.error().deepCopy());
        ledger.happened("payment_intent.payment_failed", intent);
        return failure.with("payment_intent", rendering.of(intent));
    }

    private void check(Params params) {
        params.integer("amount", 1).filter(amount -> amount < LEAST_AMOUNT).ifPresent(amount -> {
            throw StripeFailure.invalid(
                    "amount_too_small", "amount", "Amount must be at least 50 of the smallest unit.");
        });
        params.filled("currency").filter(currency -> !isCurrency(currency)).ifPresent(currency -> {
            throw StripeFailure.invalid("parameter_invalid_string", "currency", "Invalid currency: " + currency);
        });
        params.filled("customer").filter(id -> !hasCustomer(id)).ifPresent(id -> {
            throw StripeFailure.unknownIn("customer", "customer", id);
        });
        params.filled("payment_method").ifPresent(paymentMethods::check);
        params.oneOf("capture_method", Set.of("automatic", "manual"));
        params.oneOf("confirmation_method", Set.of("automatic", "manual"));
        params.oneOf("setup_future_usage", Set.of("off_session", "on_session"));
        params.metadata(Json.object());
    }

    private boolean hasCustomer(String id) {
        return ledger.find("customer", id)
                .filter(customer -> !customer.path("deleted").asBoolean())
                .isPresent();
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equalsIgnoreCase(code));
    }

    private ObjectNode blank() {
        ObjectNode intent = ledger.open("payment_intent", "pi_");
        intent.put("amount", 0).put("amount_capturable", 0).put("amount_received", 0);
        for (String name : List.of(
                "application",
                "application_fee_amount",
                "automatic_payment_methods",
                "canceled_at",
                "cancellation_reason",
                "customer",
                "description",
                "invoice",
                "last_payment_error",
                "latest_charge",
                "next_action",
                "on_behalf_of",
                "payment_method",
                "processing",
                "receipt_email",
                "review",
                "setup_future_usage",
                "shipping",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_data",
                "transfer_group")) {
            intent.putNull(name);
        }
        intent.put("capture_method", "automatic").put("confirmation_method", "automatic");
        intent.put(
                "client_secret",
                "%s_secret_%s".formatted(id(intent), ledger.newId("").substring(0, 10)));
        intent.putObject("metadata");
        intent.putObject("payment_method_options")
                .putObject("card")
                .putNull("installments")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        intent.putArray("payment_method_types").add("card");
        return intent;
    }

    private void change(ObjectNode intent, Params params) {
        params.integer("amount", 1).ifPresent(amount -> intent.put("amount", amount));
        params.filled("currency").ifPresent(code -> intent.put("currency", code.toLowerCase(Locale.ROOT)));
        params.copy(
                intent,
                "customer",
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group");
        params.filled("capture_method").ifPresent(method -> intent.put("capture_method", method));
        params.filled("confirmation_method").ifPresent(method -> intent.put("confirmation_method", method));
        intent.set("metadata", params.metadata((ObjectNode) intent.path("metadata")));
        params.filled("payment_method").map(paymentMethods::resolve).ifPresent(method -> {
            intent.put("payment_method", id(method)).putNull("last_payment_error");
        });
        if (params.has("payment_method_types")) {
            intent.set("payment_method_types", Json.strings(params.list("payment_method_types")));
        }
        if (params.get("automatic_payment_methods").isObject()) {
            boolean enabled = params.get("automatic_payment_methods")
                    .path("enabled")
                    .asText()
                    .equals("true");
            intent.putObject("automatic_payment_methods").put("enabled", enabled);
        }
        JsonNode shipping = params.get("shipping");
        if (!shipping.isMissingNode()) {
            intent.set(
                    "shipping", shipping.isObject() ? shipping : Json.object().nullNode());
        }
    }

    private ObjectNode latestCharge(ObjectNode intent) {
        return charges.retrieve(intent.path("latest_charge").asText());
    }

    private StripeFailure unexpected(ObjectNode intent, String action) {
        return StripeFailure.conflict(
                        "payment_intent_unexpected_state",
                        "This PaymentIntent could not be %s because it has a status of %s."
                                .formatted(action, status(intent)))
                .with("payment_intent", rendering.of(intent));
    }

    private static String status(ObjectNode intent) {
        return intent.path("status").asText();
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }
}
