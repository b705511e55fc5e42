package io.fairlead.testing.chaos.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.testing.chaos.api.Tail;
import io.fairlead.testing.kit.webhook.StandardWebhooksSignature;
import io.fairlead.testing.kit.webhook.StripeSignature;
import io.fairlead.testing.kit.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes in webhooks as the suite does, in one process and in memory, with at most one mistake. */
final class FakeFairlead implements Target, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int EACH = 7;

    /** What it does wrong, to every so-manieth delivery. */
    enum Mistake {
        NONE,
        FORGETS,
        STORES_AGAIN,
        PUBLISHES_UNDER_ANOTHER_ID,
        PUBLISHES_NOTHING,
        BELIEVES_EVERYBODY,
        REFUSES_THE_GENUINE,
        LETS_ONE_OVERTAKE
    }

    private record Taken(String endpoint, String deliveryId, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Mistake mistake;
    private final Map<String, WebhookSignature> endpoints = new ConcurrentHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<Taken> stored = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<String, JsonNode>> intake = new CopyOnWriteArrayList<>();
    private final List<Map.Entry<String, JsonNode>> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> pids = new ConcurrentHashMap<>();
    private Map.@Nullable Entry<String, JsonNode> heldBack;

    FakeFairlead(Mistake mistake) {
        this.mistake = mistake;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/v1/integrations", exchange -> answer(exchange, 201, "{}"));
        server.createContext("/api/v1/webhook-endpoints", this::create);
        server.createContext("/api/v1/webhooks/", this::take);
        server.createContext("/api/v1/webhook-events", this::show);
        server.setExecutor(threads);
        server.start();
    }

    private void create(HttpExchange exchange) throws IOException {
        var wanted = JSON.readTree(exchange.getRequestBody());
        var secret = wanted.at("/secrets/0").asText();
        var id = UUID.randomUUID().toString();
        endpoints.put(
                id,
                wanted.path("scheme").asText().equals("standard-webhooks")
                        ? new StandardWebhooksSignature(secret)
                        : new StripeSignature(secret));
        answer(exchange, 201, "{\"id\":\"%s\"}".formatted(id));
    }

    private void take(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().substring("/api/v1/webhooks/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (requests.incrementAndGet() % 11 == 0) {
            answer(exchange, 503, "");
            return;
        }
        var signature = endpoints.get(id);
        if (signature == null) {
            answer(exchange, 404, "");
            return;
        }
        var deliveryId = deliveryId(exchange, body);
        boolean genuine = isGenuine(exchange, signature, deliveryId, body);
        boolean believed = genuine || (mistake == Mistake.BELIEVES_EVERYBODY && !body.isEmpty() && isSigned(exchange));
        if (believed && !(mistake == Mistake.REFUSES_THE_GENUINE && deliveryId.endsWith(EACH + ""))) {
            keep(new Taken(id, deliveryId, body));
            answer(exchange, 200, "");
        } else {
            answer(exchange, 401, "");
        }
    }

    private synchronized void keep(Taken taken) {
        boolean chosen = taken.deliveryId().endsWith(EACH + "");
        accept(taken, chosen);
        if (!known.add(taken.deliveryId()) || (mistake == Mistake.FORGETS && chosen)) {
            return;
        }
        stored.add(taken);
        if (mistake == Mistake.STORES_AGAIN && chosen) {
            stored.add(taken);
        }
        if (mistake == Mistake.PUBLISHES_NOTHING && chosen) {
            return;
        }
        publish(taken);
        if (mistake == Mistake.PUBLISHES_UNDER_ANOTHER_ID && chosen) {
            publish(taken);
        }
    }

    private void accept(Taken taken, boolean chosen) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("body", Base64.getEncoder().encodeToString(taken.body().getBytes(StandardCharsets.UTF_8)));
        var entry = Map.<String, JsonNode>entry(taken.endpoint(), value);
        if (mistake == Mistake.LETS_ONE_OVERTAKE && chosen && heldBack == null) {
            heldBack = entry;
            return;
        }
        intake.add(entry);
        if (heldBack != null && heldBack.getKey().equals(taken.endpoint())) {
            intake.add(heldBack);
            heldBack = null;
        }
    }

    private void publish(Taken taken) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", UUID.randomUUID().toString());
        event.put("deliveryId", taken.deliveryId());
        events.add(Map.entry("key", event));
    }

    private void show(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var endpoint = query.replaceAll(".*endpoint=([^&]+).*", "$1");
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=(\\d+).*", "$1")) : 0;
        var here = stored.stream()
                .filter(taken -> taken.endpoint().equals(endpoint))
                .toList();
        int to = Math.min(here.size(), from + 3);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        here.subList(from, to)
                .forEach(taken ->
                        items.addObject().put("deliveryId", taken.deliveryId()).put("endpoint", endpoint));
        page.put("next", to < here.size() ? Integer.toString(to) : null);
        answer(exchange, 200, page.toString());
    }

    private static String deliveryId(HttpExchange exchange, String body) throws IOException {
        var header = exchange.getRequestHeaders().getFirst("webhook-id");
        return header == null ? JSON.readTree(body).path("id").asText() : header;
    }

    private static boolean isSigned(HttpExchange exchange) {
        return signedAt(exchange).isPresent();
    }

    private static boolean isGenuine(HttpExchange exchange, WebhookSignature signature, String id, String body) {
        return signedAt(exchange)
                .filter(at -> Duration.between(at, Instant.now()).abs().compareTo(TOLERANCE) <= 0)
                .filter(at -> signature.headers(id, at, body).entrySet().stream()
                        .allMatch(field -> field.getValue()
                                .equals(exchange.getRequestHeaders().getFirst(field.getKey()))))
                .isPresent();
    }

    private static Optional<Instant> signedAt(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var stripe = Optional.ofNullable(headers.getFirst("Stripe-Signature"))
                .map(header -> header.replaceAll("t=(\\d+),.*", "$1"));
        return stripe.or(() -> Optional.ofNullable(headers.getFirst("webhook-timestamp")))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public URI gateway() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public URI twins() {
        return gateway();
    }

    @Override
    public List<Way> ways() {
        return List.of(
                new Way("gateway-service", gateway()),
                new Way("webhook-service", gateway()),
                new Way("webhook-service-2", gateway()));
    }

    @Override
    public String token(String user) {
        return user;
    }

    @Override
    public Tail topic(String name) {
        var records = name.equals("webhook-intake.v1") ? intake : events;
        return new Tail() {
            private int read;

            @Override
            public void readOn(BiConsumer<String, JsonNode> reader) {
                var now = new ArrayList<>(records);
                now.subList(read, now.size()).forEach(each -> reader.accept(each.getKey(), each.getValue()));
                read = now.size();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long pid(String part) {
        return pids.getOrDefault(part, 1L);
    }

    @Override
    public boolean isRunning(String part) {
        return true;
    }

    @Override
    public void kill(String part) {
        pids.merge(part, 2L, Long::sum);
    }

    @Override
    public void suspend(String part) {
        suspended.add(part);
    }

    @Override
    public boolean isSuspended(String part) {
        return suspended.contains(part);
    }

    @Override
    public void resume(String part) {
        suspended.remove(part);
    }

    @Override
    public boolean answers(String part) {
        return !isSuspended(part);
    }

    @Override
    public boolean allAnswer() {
        return suspended.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
