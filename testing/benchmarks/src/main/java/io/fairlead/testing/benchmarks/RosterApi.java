package io.fairlead.testing.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.testing.kit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What a tenant does for a roster: an integration, and runs; and what its provider does meanwhile. */
final class RosterApi {

    private static final String CONNECTOR = "oneroster";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** A run says itself how long it took; to look often would cost what is measured. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled", "parked");
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI connector;
    private final URI sync;
    private final URI twins;

    RosterApi(int connectorPort, int syncPort, int twinsPort) {
        this.connector = local(connectorPort);
        this.sync = local(syncPort);
        this.twins = local(twinsPort);
    }

    /** The connector, and the service itself, may first have to hear of each other. */
    void connect(String tenant) {
        var integration = Map.of(
                "name",
                CONNECTOR,
                "connector",
                CONNECTOR,
                "settings",
                Map.of(
                        "base-url", twins + "/oneroster/ims/oneroster/rostering/v1p2",
                        "token-url", twins + "/oneroster/oauth/token"),
                "credentials",
                Map.of("client-id", "demo-client", "client-secret", "demo-secret"));
        untilTaken(tenant, connector.resolve("/api/v1/integrations"), integration, CREATED);
    }

    /** A full run, to its end. */
    SyncRun fullRun(String tenant) {
        var wish = Map.of("integration", CONNECTOR, "mode", "full", "deleteBudget", Map.of("percent", 100));
        var begun = untilTaken(tenant, sync.resolve("/api/v1/sync/runs"), wish, ACCEPTED);
        var address = sync.resolve("/api/v1/sync/runs/" + begun.required("id").textValue());
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        JsonNode run = MissingNode.getInstance();
        while (!ENDED.contains(run.path("state").asText())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the run does not end: " + run);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            run = read(send(request(tenant, address).GET().build()), OK);
        }
        return SyncRun.of(run);
    }

    /** So many of the provider's records are changed. */
    void evolve(int seed, int changes) {
        var order = HttpRequest.newBuilder(twins.resolve("/_control/oneroster/evolve"))
                .POST(body(Map.of("seed", seed, "changes", changes, "remove", false)))
                .build();
        read(send(order), OK);
    }

    private JsonNode untilTaken(String tenant, URI address, Map<String, Object> wish, int status) {
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        var answer = post(tenant, address, wish);
        while (answer.statusCode() != status && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = post(tenant, address, wish);
        }
        return read(answer, status);
    }

    private HttpResponse<String> post(String tenant, URI address, Map<String, Object> wish) {
        return send(request(tenant, address).POST(body(wish)).build());
    }

    private HttpRequest.Builder request(String tenant, URI address) {
        return HttpRequest.newBuilder(address)
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of(tenant).named(tenant + "-admin").roles("admin", "operator"))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.BodyPublisher body(Map<String, Object> body) {
        return HttpRequest.BodyPublishers.ofString(json.valueToTree(body).toString());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
