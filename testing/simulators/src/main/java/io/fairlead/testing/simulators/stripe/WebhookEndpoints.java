package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.webhook.Endpoint;
import io.fairlead.testing.simulators.webhook.Sender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is told of an account's events. A secret is shown once, when its endpoint is made. */
final class WebhookEndpoints {

    static final Set<String> UPDATE_PARAMETERS = Set.of("description", "disabled", "enabled_events", "metadata", "url");
    static final Set<String> CREATE_PARAMETERS =
            Set.of("api_version", "connect", "description", "enabled_events", "metadata", "url");

    private static final int MOST = 16;
    private static final Pattern EVENT = Pattern.compile("\\*|[a-z0-9_]+(\\.[a-z0-9_]+)+");

    private final Ledger ledger;
    private final Sender sender;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    WebhookEndpoints(Ledger ledger, Sender sender) {
        this.ledger = ledger;
        this.sender = sender;
    }

    /** The answer, with the secret in it; what is kept has none. */
    ObjectNode create(Params params) {
        params.required("url");
        check(params);
        if (params.list("enabled_events").isEmpty()) {
            throw StripeFailure.invalid(
                    "parameter_missing", "enabled_events", "Missing required param: enabled_events.");
        }
        Optional<String> version =
                params.filled("api_version").map(ApiVersion::new).map(ApiVersion::text);
        params.flag("connect");
        if (secrets.size() >= MOST) {
            throw StripeFailure.invalid("You have reached the maximum of %d test webhook endpoints.".formatted(MOST));
        }
        ObjectNode endpoint = ledger.open("webhook_endpoint", "we_")
                .put("api_version", version.orElse(null))
                .putNull("application")
                .putNull("description");
        endpoint.putArray("enabled_events");
        endpoint.putObject("metadata");
        change(endpoint.put("status", "enabled"), params);
        String secret = ledger.newId("whsec_");
        secrets.put(id(endpoint), secret);
        return endpoint.deepCopy().put("secret", secret);
    }

    ObjectNode update(String id, Params params) {
        ObjectNode endpoint = retrieve(id);
        check(params);
        change(endpoint, params);
        if (params.has("disabled")) {
            endpoint.put("status", params.flag("disabled") ? "disabled" : "enabled");
        }
        return endpoint;
    }

    ObjectNode retrieve(String id) {
        return ledger.find("webhook_endpoint", id)
                .filter(endpoint -> secrets.containsKey(id))
                .orElseThrow(() -> StripeFailure.unknown("webhook_endpoint", id));
    }

    /** What is on its way there already is not tried again. */
    ObjectNode delete(String id) {
        ObjectNode endpoint = retrieve(id);
        sender.forget(address(endpoint));
        secrets.remove(id);
        return endpoint.put("deleted", true);
    }

    List<ObjectNode> wanting(String type) {
        return secrets.keySet().stream()
                .map(this::retrieve)
                .filter(endpoint -> endpoint.path("status").asText().equals("enabled"))
                .filter(endpoint -> endpoint.path("enabled_events")
                        .valueStream()
                        .anyMatch(wanted ->
                                wanted.asText().equals("*") || wanted.asText().equals(type)))
                .toList();
    }

    Endpoint address(ObjectNode endpoint) {
        String id = id(endpoint);
        return new Endpoint(id, endpoint.path("url").asText(), secrets.getOrDefault(id, ""));
    }

    private static void check(Params params) {
        params.string("url").filter(url -> !Endpoint.isAddress(url)).ifPresent(url -> {
            throw StripeFailure.invalid("url_invalid", "url", "Invalid URL: " + url);
        });
        params.list("enabled_events").stream()
                .filter(type -> !EVENT.matcher(type).matches())
                .findFirst()
                .ifPresent(type -> {
                    throw StripeFailure.invalid(
                            "parameter_invalid_string", "enabled_events", "Invalid enabled_events: " + type);
                });
        params.metadata(Json.object());
        params.flag("disabled");
    }

    private static void change(ObjectNode endpoint, Params params) {
        params.copy(endpoint, "description", "url");
        if (params.has("enabled_events")) {
            endpoint.set("enabled_events", Json.strings(params.list("enabled_events")));
        }
        endpoint.set("metadata", params.metadata((ObjectNode) endpoint.path("metadata")));
    }

    private static String id(ObjectNode endpoint) {
        return endpoint.path("id").asText();
    }
}
