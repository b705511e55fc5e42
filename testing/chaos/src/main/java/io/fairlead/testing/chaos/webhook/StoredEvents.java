package io.fairlead.testing.chaos.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.chaos.api.PublicApi;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The deliveries that a tenant sees over the public API, page by page. */
final class StoredEvents {

    private static final int PAGE = 500;

    private final HttpClient http;
    private final Target target;

    StoredEvents(HttpClient http, Target target) {
        this.http = http;
        this.target = target;
    }

    /** The delivery of every event at these endpoints. */
    List<String> deliveries(List<Endpoint> endpoints) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (var endpoint : endpoints) {
            read(endpoint, found);
        }
        return found;
    }

    private void read(Endpoint endpoint, List<String> found) throws InterruptedException {
        var viewer = new PublicApi(
                http, target.gateway(), () -> target.token(endpoint.provider().tenant() + "-viewer"));
        var first = "/api/v1/webhook-events?endpoint=%s&limit=%d".formatted(endpoint.id(), PAGE);
        var path = first;
        while (true) {
            var page = viewer.get(path);
            page.required("items").forEach(event -> found.add(delivery(endpoint, event)));
            var next = page.path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return;
            }
            path = first + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    /** One that is shown at another endpoint than its own counts as one that nobody sent. */
    private static String delivery(Endpoint endpoint, JsonNode event) {
        var id = event.required("deliveryId").asText();
        return event.path("endpoint").asText().equals(endpoint.id()) ? id : id + " at a wrong endpoint";
    }
}
