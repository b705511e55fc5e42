package io.fairlead.testing.chaos.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The suite's API as one user sees it, who tries again for a while when it is busy or away. */
public final class PublicApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(35);
    private static final Duration A_GLANCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI gateway;
    private final Supplier<String> token;

    /**
     * Through this gateway.
     *
     * @param token a fresh one whenever it is asked for
     */
    public PublicApi(HttpClient http, URI gateway, Supplier<String> token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    public JsonNode get(String path) throws InterruptedException {
        return send(request(path), Set.of(OK));
    }

    /**
     * Sends this until it is taken.
     *
     * @param expected the statuses that are good
     */
    public JsonNode post(String path, Map<String, Object> body, Set<Integer> expected) throws InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())),
                expected);
    }

    /** One short attempt; empty when nothing good came of it. */
    public Optional<JsonNode> glance(String path) throws InterruptedException {
        try {
            var answer = http.send(
                    request(path)
                            .timeout(A_GLANCE)
                            .header("Authorization", "Bearer " + token.get())
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(ONE_ANSWER);
    }

    private JsonNode send(HttpRequest.Builder request, Set<Integer> expected) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String said;
            try {
                request.setHeader("Authorization", "Bearer " + token.get());
                var answer = http.send(request.build(), BodyHandlers.ofString());
                if (expected.contains(answer.statusCode())) {
                    return JSON.readTree(answer.body());
                }
                said = "%d %s".formatted(answer.statusCode(), answer.body());
            } catch (IOException away) {
                said = String.valueOf(away);
            }
            if (System.nanoTime() > end) {
                var asked = request.build();
                throw new IllegalStateException("%s %s: %s".formatted(asked.method(), asked.uri(), said));
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }
}
