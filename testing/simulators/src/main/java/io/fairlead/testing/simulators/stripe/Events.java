package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How Stripe words that something happened. */
final class Events {

    private Events() {}

    /** Completes a new event. */
    static ObjectNode describe(ObjectNode event, String type, ObjectNode snapshot, Ledger.Origin origin) {
        event.put("api_version", ApiVersion.OF_ACCOUNT.text())
                .put("pending_webhooks", 0)
                .put("type", type);
        event.putObject("data").set("object", snapshot);
        event.putObject("request")
                .put("id", origin.requestId().orElse(null))
                .put("idempotency_key", origin.idempotencyKey().orElse(null));
        return event;
    }

    /** Which events a list is asked for. */
    static Predicate<ObjectNode> wanted(Params params) {
        Optional<String> type = params.filled("type");
        List<String> types = params.list("types");
        boolean told = params.flag("delivery_success");
        return event -> {
            String its = event.path("type").asText();
            return type.map(its::equals).orElse(true)
                    && (types.isEmpty() || types.contains(its))
                    && (!params.has("delivery_success")
                            || told == (event.path("pending_webhooks").asInt() == 0));
        };
    }
}
