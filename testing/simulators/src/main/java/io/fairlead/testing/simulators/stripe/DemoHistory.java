package io.fairlead.testing.simulators.stripe;

import static io.fairlead.testing.simulators.stripe.PaymentIntents.CREATE_PARAMETERS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an account has done before the first call: customers, and a payment by each of them. */
record DemoHistory(String name, String domain, String currency, String purpose, int customers) {

    static final DemoHistory SCHOOL = new DemoHistory("school", "riverside.example", "usd", "Lunch account", 28);
    static final DemoHistory LAW = new DemoHistory("law", "hale-and-partners.example", "usd", "Retainer", 12);

    private static final Instant BEGIN = Instant.parse("2026-09-01T09:00:00Z");
    private static final Duration STEP = Duration.ofHours(7);
    private static final List<String> NAMES = List.of(
            "Ada Abara",
            "Ben Castillo",
            "Chidi Eze",
            "Dana Fischer",
            "Elif Demir",
            "Femi Ojo",
            "Grace Haddad",
            "Hana Ito",
            "Ines Moreau",
            "Jonas Larsen",
            "Kavya Singh",
            "Liam O'Brien",
            "Mei Tanaka",
            "Noor Varga");

    void write(Ledger ledger) {
        Rendering rendering = new Rendering(ledger, ApiVersion.OF_ACCOUNT);
        PaymentMethods methods = new PaymentMethods(ledger);
        Customers book = new Customers(ledger, methods);
        PaymentIntents intents = new PaymentIntents(ledger, methods, new Charges(ledger), rendering);
        for (int index = 0; index < customers; index++) {
            ledger.pretend(Optional.of(BEGIN.plus(STEP.multipliedBy(index))));
            ObjectNode customer = book.create(customer(index));
            intents.create(payment(customer, index));
        }
        ledger.pretend(Optional.empty());
    }

    private Params customer(int index) {
        return params(
                Parameters.NONE
                        .with("name", NAMES.get(index % NAMES.size()))
                        .with("email", "customer-%02d@%s".formatted(index + 1, domain))
                        .with("metadata[number]", String.valueOf(1000 + index)),
                Customers.PARAMETERS);
    }

    private Params payment(ObjectNode customer, int index) {
        return params(
                Parameters.NONE
                        .with("amount", String.valueOf(1500 + 250 * index))
                        .with("currency", currency)
                        .with("customer", customer.path("id").asText())
                        .with("description", purpose)
                        .with("payment_method", index % 3 == 0 ? "pm_card_mastercard" : "pm_card_visa")
                        .with("confirm", "true"),
                CREATE_PARAMETERS);
    }

    private static Params params(Parameters given, Set<String> known) {
        return Params.of(given, known);
    }
}
