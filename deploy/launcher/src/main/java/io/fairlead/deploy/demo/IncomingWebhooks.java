package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Providers post signed webhooks, some of them again and again, and a forger posts one. */
final class IncomingWebhooks {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int REFUSED = 401;
    private static final int EVENTS = 3;
    private static final int REPETITIONS = 2;

    private final HttpClient http;
    private final Api api;
    private final Evidence evidence;
    private final URI gateway;
    private final URI twins;

    /** Who signs how; the connector of the name says by which scheme. */
    private record Provider(String name, String secret) {}

    private static final List<Provider> PROVIDERS = List.of(
            new Provider("stripe", "whsec_demonstration"),
            new Provider("oneroster", "whsec_ZGVtb25zdHJhdGlvbi1vZi1mYWlybGVhZC0wMDAx"));

    IncomingWebhooks(HttpClient http, Api api, Evidence evidence, URI gateway, URI twins) {
        this.http = http;
        this.api = api;
        this.evidence = evidence;
        this.gateway = gateway;
        this.twins = twins;
    }

    /** What was seen, a line each. */
    List<String> show() {
        return PROVIDERS.stream().map(this::show).toList();
    }

    private String show(Provider provider) {
        var id = api.post(
                        "webhook-endpoints",
                        Map.of("integration", provider.name(), "secrets", List.of(provider.secret())))
                .require(CREATED)
                .at("/id")
                .asText();
        var genuine = deliver(provider, id, EVENTS, REPETITIONS, "none");
        requireStatus(genuine, EVENTS * (1 + REPETITIONS), OK);
        var forged = deliver(provider, id, 1, 0, "forged");
        requireStatus(forged, 1, REFUSED);
        var found = evidence.webhookEvents(id, EVENTS);
        api.delete("webhook-endpoints/" + id).require(NO_CONTENT);
        return "%s: %d webhooks signed by the provider, each sent %d times, are %d events in the log (%s); a forged one got %d"
                .formatted(
                        provider.name(),
                        EVENTS,
                        1 + REPETITIONS,
                        found.size(),
                        found.path(0).path("type").asText(),
                        REFUSED);
    }

    private JsonNode deliver(Provider provider, String endpoint, int count, int duplicates, String fault) {
        var twin = new Api(http, twins.resolve("/_control/%s/".formatted(provider.name())), Map.of());
        return twin.post(
                        "deliveries",
                        Map.of(
                                "url",
                                        gateway.resolve("/api/v1/webhooks/" + endpoint)
                                                .toString(),
                                "secret", provider.secret(),
                                "count", count,
                                "duplicates", duplicates,
                                "fault", fault))
                .require(OK)
                .at("/answers");
    }

    private static void requireStatus(JsonNode answers, int count, int status) {
        var right = StreamSupport.stream(answers.spliterator(), false)
                .filter(answer -> answer.path("status").asInt() == status)
                .count();
        if (right != count) throw new NotShown("%d answers %d".formatted(count, status), answers.toString());
    }
}
