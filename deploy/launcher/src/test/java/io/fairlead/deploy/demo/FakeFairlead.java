package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Gateway, Keycloak and twins in one, just good enough for the demonstration, with flaws on demand. */
final class FakeFairlead implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> integrations = new HashMap<>();
    private final ArrayNode calls = JSON.createArrayNode();
    private boolean faultArmed;
    private int failures;

    boolean forgetsCalls;
    boolean countsNothing;
    boolean neverRetries;
    boolean neverOpens;
    boolean believesForgers;
    boolean countsRepetitions;
    boolean parksRuns;
    boolean forgetsRecords;
    boolean mistakesPeople;
    private int runs;
    private int webhookEvents;

    FakeFairlead() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var order = exchange.getRequestMethod() + " " + path;
        var user = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.startsWith("/realms/")) {
            var name = body.replaceAll(".*username=([a-z-]+).*", "$1");
            answer(exchange, 200, JSON.createObjectNode().put("access_token", name));
        } else if (path.endsWith("/deliveries")) {
            answer(exchange, 200, delivered(JSON.readTree(body)));
        } else if (path.startsWith("/_control/")) {
            faultArmed = order.startsWith("POST");
            answer(exchange, order.startsWith("POST") ? 201 : 204, JSON.createObjectNode());
        } else {
            api(exchange, order.replace("/api/v1/", ""), user, body);
        }
    }

    private void api(HttpExchange exchange, String order, String user, String body) throws IOException {
        var tenant = user.contains("law") ? "law/" : "school/";
        var words = order.split("[ /]", -1);
        var trace = exchange.getRequestHeaders().getFirst("traceparent").split("-", -1)[1];
        if (order.equals("POST integrations")) {
            var integration = JSON.readTree(body);
            integrations.put(tenant + integration.path("name").asText(), integration);
            answer(exchange, 201, integration);
        } else if (order.equals("GET calls")) {
            answer(exchange, 200, JSON.createObjectNode().set("items", callsOf(exchange.getRequestURI())));
        } else if (words[1].startsWith("webhook-")) {
            webhooks(exchange, order);
        } else if (words[1].matches("sync|records|mappings")) {
            synchronisation(exchange, order);
        } else if (!integrations.containsKey(tenant + words[2])) {
            answer(exchange, 404, JSON.createObjectNode().put("code", "not-found"));
        } else if (order.endsWith("/metrics")) {
            answer(exchange, 200, JSON.createObjectNode().set("items", windows()));
        } else if (order.endsWith("/health")) {
            answer(exchange, 200, JSON.createObjectNode().put("state", "healthy"));
        } else if (order.endsWith("/breaker")) {
            answer(exchange, 200, JSON.createObjectNode().put("state", breaker(order)));
        } else if (order.startsWith("DELETE integrations")) {
            integrations.remove(tenant + words[2]);
            answer(exchange, 204, JSON.createObjectNode());
        } else if (faultArmed && words[2].equals("stripe-failing")) {
            var code = failures++ >= 5 && !neverOpens ? "breaker-open" : "provider-unavailable";
            answer(exchange, 503, JSON.createObjectNode().put("code", code));
        } else if (order.endsWith("/test")) {
            answer(exchange, 200, called(words[2], "health", trace));
        } else if (order.contains("/operations/") && user.contains("viewer")) {
            answer(exchange, 403, JSON.createObjectNode().put("code", "forbidden"));
        } else if (order.contains("/operations/")) {
            answer(exchange, 200, called(words[2], words[4], trace));
        } else {
            answer(exchange, 200, integrations.getOrDefault(tenant + words[2], JSON.nullNode()));
        }
    }

    private void webhooks(HttpExchange exchange, String order) throws IOException {
        if (order.startsWith("POST")) {
            webhookEvents = 0;
            answer(exchange, 201, JSON.createObjectNode().put("id", "endpoint"));
        } else if (order.startsWith("DELETE")) {
            answer(exchange, 204, JSON.createObjectNode());
        } else {
            var items = JSON.createArrayNode();
            items.addAll(Collections.nCopies(
                    webhookEvents,
                    JSON.createObjectNode().put("type", "made-up").put("state", "published")));
            answer(exchange, 200, JSON.createObjectNode().set("items", items));
        }
    }

    private void synchronisation(HttpExchange exchange, String order) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        if (order.equals("POST sync/runs")) {
            runs++;
            answer(exchange, 202, JSON.createObjectNode().put("id", "run-" + runs));
        } else if (order.equals("GET sync/runs")) {
            var items = JSON.createArrayNode();
            items.addAll(Collections.nCopies(runs, run()));
            answer(exchange, 200, JSON.createObjectNode().set("items", items));
        } else if (order.startsWith("GET sync/runs/")) {
            answer(exchange, 200, run());
        } else if (order.startsWith("GET mappings/")) {
            answer(exchange, 200, JSON.readTree("{\"items\":[{\"localId\":\"record-1\"}]}"));
        } else if (order.endsWith("/record-1")) {
            var key = "user-" + (mistakesPeople ? 0 : calls.size());
            answer(exchange, 200, JSON.readTree("""
                    {"externalIds":[{"externalId":"%s"}],"record":{"givenName":"Mira"}}""".formatted(key)));
        } else {
            var isLast = query.contains("cursor=c+1");
            var page = JSON.createObjectNode().put("next", isLast ? null : "c 1");
            page.putArray("items").addAll(Collections.nCopies(forgetsRecords ? 0 : 2, JSON.createObjectNode()));
            answer(exchange, 200, page);
        }
    }

    private JsonNode run() throws IOException {
        return JSON.readTree("""
                {"state":"%s","reason":"too many deletes","mode":"%s","counts":{"read":4,"created":4},
                 "streams":[{"stream":"users","counts":{"created":4}}]}""".formatted(parksRuns ? "parked" : "succeeded", runs > 1 ? "incremental" : "full"));
    }

    private ObjectNode delivered(JsonNode wish) {
        var forged = wish.path("fault").asText().equals("forged");
        var times = 1 + wish.path("duplicates").asInt();
        var count = wish.path("count").asInt();
        if (!forged) webhookEvents += countsRepetitions ? count * times : count;
        var answer = JSON.createObjectNode();
        answer.putArray("answers")
                .addAll(Collections.nCopies(
                        count * times, JSON.createObjectNode().put("status", forged && !believesForgers ? 401 : 200)));
        return answer;
    }

    private String breaker(String order) {
        if (order.startsWith("POST")) failures = 0;
        if (failures < 5) return "closed";
        if (!faultArmed) failures = failures == 7 ? 0 : 7;
        return faultArmed ? "open" : failures == 7 ? "half-open" : "closed";
    }

    private ObjectNode called(String integration, String operation, String trace) {
        var attempts = faultArmed && operation.equals("list-customers") && !neverRetries ? 2 : 1;
        var call = JSON.createObjectNode()
                .put("traceId", trace)
                .put("integration", integration)
                .put("operation", operation)
                .put("outcome", "succeeded")
                .put("durationMs", 7);
        call.putArray("attempts").addAll(Collections.nCopies(attempts, JSON.createObjectNode()));
        if (!forgetsCalls) {
            calls.add(call);
        }
        var answer = JSON.createObjectNode();
        answer.putObject("meta").put("next", "c" + calls.size()).put("traceId", trace);
        if (operation.contains("payment")) {
            answer.putObject("data").put("id", "pi_1").put("amount", 4500).put("status", "succeeded");
        } else {
            answer.putArray("data")
                    .addObject()
                    .put("sourcedId", "user-" + calls.size())
                    .put("givenName", "Mira");
        }
        return answer;
    }

    private ArrayNode callsOf(URI request) {
        var found = JSON.createArrayNode();
        calls.forEach(call -> {
            if (String.valueOf(request.getQuery()).endsWith(call.path("traceId").asText())) {
                found.add(call);
            }
        });
        return found;
    }

    private ArrayNode windows() {
        var counts = new HashMap<String, Integer>();
        calls.forEach(call -> counts.merge(call.path("operation").asText(), 1, Integer::sum));
        var windows = JSON.createArrayNode();
        counts.forEach((operation, count) -> windows.addObject()
                .put("from", Instant.now().minusSeconds(10).toString())
                .put("to", Instant.now().plusSeconds(290).toString())
                .put("operation", operation)
                .put("calls", countsNothing ? 0 : count)
                .put("succeeded", count));
        return windows;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = status == 204 ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
