package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The provider's own side: its office at work, what goes wrong at it, what it holds and what it was asked for. */
final class RosterTwin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ERRORS = 400;

    private final HttpClient http;
    private final URI control;

    RosterTwin(HttpClient http, URI twins) {
        this.http = http;
        this.control = twins.resolve("/_control/oneroster/");
    }

    /** How many records have changed. */
    int evolve(int seed, int changes) throws InterruptedException {
        return read(post("evolve", "{\"seed\":%d,\"changes\":%d}".formatted(seed, changes)))
                .path("changes")
                .asInt();
    }

    void arm(String fault) throws InterruptedException {
        var _ = post("faults", fault);
    }

    /** How often the armed faults of a kind still will strike. */
    int strikesToCome(String kind) throws InterruptedException {
        int toCome = 0;
        for (var fault : read(get("faults")).path("faults")) {
            if (fault.path("kind").asText().equals(kind)) {
                toCome += fault.path("times").asInt() - fault.path("struck").asInt();
            }
        }
        return toCome;
    }

    void disarm() throws InterruptedException {
        var _ = send(request("faults").DELETE());
    }

    /** Every record by its id, as the service shows it. */
    Map<String, JsonNode> records(String collection) throws InterruptedException {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        get("records?entity=" + collection).lines().map(RosterTwin::read).forEach(record -> {
            var id = record.required("sourcedId").asText();
            if (records.put(id, record) != null) {
                throw new IllegalStateException("the twin has two %s '%s'".formatted(collection, id));
            }
        });
        return records;
    }

    /** How many pages of this size it has served since it forgot. */
    long reads(int size) throws InterruptedException {
        var reads = read(get("reads"));
        if (reads.path("others").asLong() > 0) {
            throw new IllegalStateException("the twin has lost count of its pages");
        }
        long times = 0;
        for (var page : reads.path("pages")) {
            times += page.path("limit").asInt() == size ? page.path("times").asLong() : 0;
        }
        return times;
    }

    void forgetReads() throws InterruptedException {
        var _ = send(request("reads").DELETE());
    }

    private String get(String order) throws InterruptedException {
        return send(request(order));
    }

    private String post(String order, String body) throws InterruptedException {
        return send(request(order).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String order) {
        // the twin takes the addresses in its records from the header Host, which HTTP/2 has not
        return HttpRequest.newBuilder(control.resolve(order))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE);
    }

    private String send(HttpRequest.Builder request) throws InterruptedException {
        var asked = request.build();
        try {
            var answer = http.send(asked, BodyHandlers.ofString());
            if (answer.statusCode() >= ERRORS) {
                throw new IllegalStateException(
                        "%s %s: %d %s".formatted(asked.method(), asked.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
