package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What the public API shows afterwards. Monitoring learns of calls over Kafka, so each look waits a little. */
final class Evidence {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    /** Health is judged in rounds, four a minute. */
    private static final int ROUNDS_TAKE = 2;
    /** A run may have to wait for another one of the same integration. */
    private static final int RUNS_TAKE = 18;

    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    private final Api api;
    private final Duration patience;

    Evidence(Api api, Duration patience) {
        this.api = api;
        this.patience = patience;
    }

    /** The one entry of the call log that belongs to this trace. */
    JsonNode call(String traceId, String operation) {
        return eventually(
                        "the call of %s with trace %s in the call log".formatted(operation, traceId),
                        () -> api.get("calls?traceId=" + traceId)
                                .require(200)
                                .body()
                                .path("items"),
                        items -> items.size() == 1
                                && items.path(0).path("operation").asText().equals(operation))
                .path(0);
    }

    /** The one entry of the call log that belongs to this trace, whatever operation it was. */
    JsonNode anyCall(String traceId) {
        return eventually(
                        "a call with trace %s in the call log".formatted(traceId),
                        () -> api.get("calls?traceId=" + traceId)
                                .require(200)
                                .body()
                                .path("items"),
                        items -> items.size() == 1)
                .path(0);
    }

    /** How many calls the windows that end after this moment count for an operation. */
    long counted(String integration, String operation, Instant after) {
        return sum(windows(integration), operation, after);
    }

    /** Waits until the windows count at least so many calls, and returns the window that is still open. */
    long countedAtLeast(String integration, String operation, Instant after, long calls) {
        var found = eventually(
                "at least %d calls of %s in the windows of %s".formatted(calls, operation, integration),
                () -> windows(integration),
                items -> sum(items, operation, after) >= calls);
        return sum(found, operation, after);
    }

    /** The newest window of an operation. */
    JsonNode newestWindow(String integration, String operation) {
        return StreamSupport.stream(windows(integration).spliterator(), false)
                .filter(window -> window.path("operation").asText().equals(operation))
                .max((one, other) ->
                        one.path("from").asText().compareTo(other.path("from").asText()))
                .orElseThrow(() -> new NotShown("a window of %s %s".formatted(integration, operation), "none"));
    }

    void breaker(String integration, String state) {
        eventually(
                "the breaker of %s to be %s".formatted(integration, state),
                () -> api.get("integrations/%s/breaker".formatted(integration))
                        .require(200)
                        .body(),
                breaker -> breaker.path("state").asText().equals(state));
    }

    JsonNode health(String integration) {
        return eventually(
                "a health state of %s other than unknown".formatted(integration),
                patience.multipliedBy(ROUNDS_TAKE),
                () -> api.get("integrations/%s/health".formatted(integration))
                        .require(200)
                        .body(),
                health -> !health.path("state").asText("unknown").equals("unknown"));
    }

    /** A run of a synchronisation that has ended, or waits for a person. */
    JsonNode settledRun(String id) {
        return eventually(
                "run %s to end".formatted(id),
                patience.multipliedBy(RUNS_TAKE),
                () -> api.get("sync/runs/" + id).require(200).body(),
                run -> !UNDER_WAY.contains(run.path("state").asText()));
    }

    /** What an endpoint's deliveries brought: so many events, each told to consumers. */
    JsonNode webhookEvents(String endpoint, int count) {
        return eventually(
                "%d events of an endpoint in the event log".formatted(count),
                () -> api.get("webhook-events?endpoint=" + endpoint)
                        .require(200)
                        .at("/items"),
                items -> items.size() == count
                        && StreamSupport.stream(items.spliterator(), false)
                                .allMatch(item -> item.path("state").asText().equals("published")));
    }

    private JsonNode windows(String integration) {
        return api.get("integrations/%s/metrics".formatted(integration))
                .require(200)
                .at("/items");
    }

    private static long sum(JsonNode windows, String operation, Instant after) {
        return StreamSupport.stream(windows.spliterator(), false)
                .filter(window -> window.path("operation").asText().equals(operation))
                .filter(window -> Instant.parse(window.path("to").asText()).isAfter(after))
                .mapToLong(window -> window.path("calls").asLong())
                .sum();
    }

    private JsonNode eventually(String expected, Supplier<JsonNode> look, Predicate<JsonNode> isThere) {
        return eventually(expected, patience, look, isThere);
    }

    private static JsonNode eventually(
            String expected, Duration patience, Supplier<JsonNode> look, Predicate<JsonNode> isThere) {
        var end = System.nanoTime() + patience.toNanos();
        var found = look.get();
        while (!isThere.test(found)) {
            if (System.nanoTime() > end) {
                throw new NotShown("%s within %d s".formatted(expected, patience.toSeconds()), found.toString());
            }
            pause();
            found = look.get();
        }
        return found;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotShown("time to look", "an interruption");
        }
    }
}
