package io.fairlead.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public API as one user sees it. Every request begins a trace of its own. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;

    Api(HttpClient http, URI base, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    static Api of(HttpClient http, URI gateway, String token) {
        return new Api(http, gateway.resolve("/api/v1/"), Map.of("Authorization", "Bearer " + token));
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer post(String path, Object body, Map<String, String> more) {
        return send("POST", path, body, more);
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, body, Map.of("Content-Type", "application/merge-patch+json"));
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> more) {
        var trace = random(TRACE_BYTES);
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        request.setHeader("traceparent", "00-%s-%s-01".formatted(trace, random(SPAN_BYTES)));
        headers.forEach(request::setHeader);
        try {
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.setHeader("Content-Type", "application/json");
                request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
            }
            more.forEach(request::setHeader);
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var read = read(answer.body());
            var seen = read.at("/meta/traceId").asText(trace);
            return new Answer(method + " " + base.resolve(path), answer.statusCode(), read, seen);
        } catch (IOException e) {
            throw new NotShown("an answer to %s %s".formatted(method, base.resolve(path)), String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotShown("an answer to %s %s".formatted(method, path), "an interruption");
        }
    }

    private static JsonNode read(String body) throws JsonProcessingException {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        return body.startsWith("{") || body.startsWith("[")
                ? JSON.readTree(body)
                : JSON.getNodeFactory().textNode(body);
    }

    private static String random(int bytes) {
        var value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
