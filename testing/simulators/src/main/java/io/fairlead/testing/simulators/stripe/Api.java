package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The paths of the API, for one account and one version. */
final class Api {

    private final Ledger ledger;
    private final Rendering rendering;
    private final Listing listing;
    private final Customers customers;
    private final PaymentIntents intents;
    private final Charges charges;
    private final Refunds refunds;
    private final WebhookEndpoints endpoints;

    Api(Account account, ApiVersion version) {
        this.ledger = account.ledger();
        this.endpoints = account.endpoints();
        this.rendering = new Rendering(ledger, version);
        this.listing = new Listing(ledger, rendering);
        PaymentMethods methods = new PaymentMethods(ledger);
        this.customers = new Customers(ledger, methods);
        this.charges = new Charges(ledger);
        this.intents = new PaymentIntents(ledger, methods, charges, rendering);
        this.refunds = new Refunds(ledger);
    }

    ObjectNode serve(Call call) {
        List<String> path = call.segments();
        if (path.size() < 2 || path.size() > 4 || !path.getFirst().equals("v1")) {
            throw StripeFailure.unrecognized(call.method(), call.path());
        }
        String id = path.size() > 2 ? path.get(2) : "";
        String shape = path.size() > 2 ? path.get(1) + "/{id}" : path.get(1);
        String action = path.size() > 3 ? "/" + path.get(3) : "";
        return serve(call, call.method() + " " + shape + action, id);
    }

    private ObjectNode serve(Call call, String route, String id) {
        return switch (route) {
            case "POST customers" -> change(call, Customers.PARAMETERS, customers::create);
            case "GET customers" -> list(call, "customer", "email");
            case "GET customers/{id}" -> show(call, customers.retrieve(id));
            case "POST customers/{id}" -> change(call, Customers.PARAMETERS, params -> customers.update(id, params));
            case "DELETE customers/{id}" -> rendering.of(customers.delete(id));
            case "POST payment_intents" -> change(call, PaymentIntents.CREATE_PARAMETERS, intents::create);
            case "GET payment_intents" -> list(call, "payment_intent", "customer");
            case "GET payment_intents/{id}" -> show(call, intents.retrieve(id));
            case "POST payment_intents/{id}" ->
                change(call, PaymentIntents.UPDATE_PARAMETERS, params -> intents.update(id, params));
            case "POST payment_intents/{id}/confirm" ->
                change(call, PaymentIntents.CONFIRM_PARAMETERS, params -> intents.confirm(id, params));
            case "POST payment_intents/{id}/capture" ->
                change(call, PaymentIntents.CAPTURE_PARAMETERS, params -> intents.capture(id, params));
            case "POST payment_intents/{id}/cancel" ->
                change(call, PaymentIntents.CANCEL_PARAMETERS, params -> intents.cancel(id, params));
            case "GET charges" -> list(call, "charge", "customer", "payment_intent");
            case "GET charges/{id}" -> show(call, charges.retrieve(id));
            case "POST refunds" -> change(call, Refunds.PARAMETERS, refunds::create);
            case "GET refunds" -> list(call, "refund", "charge", "payment_intent");
            case "GET refunds/{id}" -> show(call, refunds.retrieve(id));
            case "POST refunds/{id}" -> change(call, Set.of("metadata"), params -> refunds.update(id, params));
            case "GET events" -> events(call);
            case "GET events/{id}" ->
                show(call, ledger.find("event", id).orElseThrow(() -> StripeFailure.unknown("event", id)));
            case "POST webhook_endpoints" -> change(call, WebhookEndpoints.CREATE_PARAMETERS, endpoints::create);
            case "GET webhook_endpoints" -> list(call, "webhook_endpoint");
            case "GET webhook_endpoints/{id}" -> show(call, endpoints.retrieve(id));
            case "POST webhook_endpoints/{id}" ->
                change(call, WebhookEndpoints.UPDATE_PARAMETERS, params -> endpoints.update(id, params));
            case "DELETE webhook_endpoints/{id}" -> rendering.of(endpoints.delete(id));
            case "GET balance" -> balance();
            default -> throw StripeFailure.unrecognized(call.method(), call.path());
        };
    }

    private ObjectNode change(Call call, Set<String> known, Function<Params, ObjectNode> change) {
        Params params = Params.of(parameters(call), known);
        return expanded(rendering.of(change.apply(params)), params);
    }

    private ObjectNode show(Call call, ObjectNode stored) {
        return expanded(rendering.of(stored), Params.of(call.query(), Set.of()));
    }

    private ObjectNode list(Call call, String kind, String... filters) {
        Params params = Params.of(call.query(), Listing.with(filters));
        ObjectNode page = listing.page(
                kind, call.path(), params, object -> List.of(filters).stream().allMatch(filter -> params.filled(filter)
                        .map(wanted -> object.path(filter).asText().equals(wanted))
                        .orElse(true)));
        return expanded(page, params);
    }

    private ObjectNode events(Call call) {
        Params params = Params.of(call.query(), Listing.with("type", "types", "delivery_success"));
        return expanded(listing.page("event", call.path(), params, Events.wanted(params)), params);
    }

    private ObjectNode expanded(ObjectNode rendered, Params params) {
        rendering.expand(rendered, params.list("expand"));
        return rendered;
    }

    private static Parameters parameters(Call call) {
        return call.query().and(call.form());
    }

    private ObjectNode balance() {
        long captured = ledger.all("charge").stream()
                .filter(charge -> charge.path("captured").asBoolean())
                .mapToLong(charge -> charge.path("amount_captured").asLong())
                .sum();
        long refunded = ledger.all("refund").stream()
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
        ObjectNode balance = Json.object().put("object", "balance");
        amount(balance, "available", captured - refunded);
        amount(balance, "pending", 0);
        return balance.put("livemode", false);
    }

    private static void amount(ObjectNode balance, String name, long amount) {
        balance.putArray(name)
                .addObject()
                .put("amount", amount)
                .put("currency", "usd")
                .putObject("source_types")
                .put("card", amount);
    }
}
