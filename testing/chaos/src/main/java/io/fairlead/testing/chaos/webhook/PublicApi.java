package io.fairlead.testing.chaos.webhook;

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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The suite's API as one user sees it, who tries again for a while when it is busy or away. */
final class PublicApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(35);

    private final HttpClient http;
    private final URI gateway;
    private final Supplier<String> token;

    /** @param token a fresh one whenever it is asked for */
    PublicApi(HttpClient http, URI gateway, Supplier<String> token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path), Set.of(200));
    }

    /** @param expected the statuses that are good */
    JsonNode post(String path, Map<String, Object> body, Set<Integer> expected) throws InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())),
                expected);
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
