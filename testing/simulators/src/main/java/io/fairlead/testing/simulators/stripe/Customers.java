package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.Locale;
import java.util.Set;

final class Customers {

    static final Set<String> PARAMETERS = Set.of(
            "address",
            "balance",
            "description",
            "email",
            "invoice_prefix",
            "metadata",
            "name",
            "payment_method",
            "phone",
            "preferred_locales",
            "shipping",
            "tax_exempt");

    private final Ledger ledger;
    private final PaymentMethods paymentMethods;

    Customers(Ledger ledger, PaymentMethods paymentMethods) {
        this.ledger = ledger;
        this.paymentMethods = paymentMethods;
    }

    ObjectNode create(Params params) {
        check(params);
        ObjectNode customer = ledger.open("customer", "cus_")
                .putNull("address")
                .put("balance", 0)
                .putNull("currency")
                .putNull("default_source")
                .put("delinquent", false)
                .putNull("description")
                .putNull("discount")
                .putNull("email");
        customer.put(
                "invoice_prefix", customer.path("id").asText().substring(4, 12).toUpperCase(Locale.ROOT));
        customer.putObject("invoice_settings")
                .putNull("custom_fields")
                .putNull("default_payment_method")
                .putNull("footer");
        customer.putObject("metadata");
        customer.putNull("name")
                .put("next_invoice_sequence", 1)
                .putNull("phone")
                .putArray("preferred_locales");
        customer.putNull("shipping").put("tax_exempt", "none").putNull("test_clock");
        change(customer, params);
        ledger.happened("customer.created", customer);
        return customer;
    }

    ObjectNode update(String id, Params params) {
        ObjectNode customer = require(id);
        check(params);
        ObjectNode before = customer.deepCopy();
        change(customer, params);
        ledger.changed("customer.updated", customer, before);
        return customer;
    }

    ObjectNode delete(String id) {
        ObjectNode customer = require(id);
        ledger.happened("customer.deleted", customer);
        return customer.put("deleted", true);
    }

    /** Also one that was deleted: Stripe shows its stump. */
    ObjectNode retrieve(String id) {
        return ledger.find("customer", id).orElseThrow(() -> StripeFailure.unknown("customer", id));
    }

    private ObjectNode require(String id) {
        ObjectNode customer = retrieve(id);
        if (customer.path("deleted").asBoolean()) {
            throw StripeFailure.unknown("customer", id);
        }
        return customer;
    }

    private void check(Params params) {
        params.filled("email")
                .filter(email -> !email.matches("[^@\\s]+@[^@\\s]+"))
                .ifPresent(email -> {
                    throw StripeFailure.invalid("email_invalid", "email", "Invalid email address: " + email);
                });
        params.integer("balance", Long.MIN_VALUE);
        params.oneOf("tax_exempt", Set.of("exempt", "none", "reverse"));
        params.metadata(Json.object());
        params.filled("payment_method").ifPresent(paymentMethods::check);
    }

    private void change(ObjectNode customer, Params params) {
        params.copy(customer, "description", "email", "invoice_prefix", "name", "phone");
        params.integer("balance", Long.MIN_VALUE).ifPresent(balance -> customer.put("balance", balance));
        params.filled("tax_exempt").ifPresent(exempt -> customer.put("tax_exempt", exempt));
        customer.set("metadata", params.metadata((ObjectNode) customer.path("metadata")));
        if (params.has("preferred_locales")) {
            customer.set("preferred_locales", Json.strings(params.list("preferred_locales")));
        }
        hash(customer, params, "address");
        hash(customer, params, "shipping");
        params.filled("payment_method")
                .map(paymentMethods::resolve)
                .ifPresent(method -> method.put("customer", customer.path("id").asText()));
    }

    private static void hash(ObjectNode customer, Params params, String name) {
        JsonNode value = params.get(name);
        if (value.isObject()) {
            customer.set(name, value);
        } else if (!value.isMissingNode()) {
            customer.putNull(name);
        }
    }
}
