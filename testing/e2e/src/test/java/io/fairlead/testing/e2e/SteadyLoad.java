package io.fairlead.testing.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that go on calling, over connections they keep, whatever happens to the suite. They reach the gateway as
 * through a load balancer: one replica after the other, of those that say that they are ready.
 */
final class SteadyLoad implements AutoCloseable {

    /** Each waits for its answer, so that a slow machine is asked less and not later. */
    private static final int CLIENTS = 8;

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(100);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<URI> gateways;
    private final List<Call> calls;
    private final Set<URI> ready = ConcurrentHashMap.newKeySet();
    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * A call that is made over and over.
     *
     * @param body empty for a read
     */
    record Call(String path, String body, String token) {

        HttpRequest to(URI gateway) {
            var request = HttpRequest.newBuilder(gateway.resolve(path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json");
            return body.isEmpty()
                    ? request.build()
                    : request.POST(BodyPublishers.ofString(body)).build();
        }
    }

    SteadyLoad(List<URI> gateways, List<Call> calls) {
        this.gateways = gateways;
        this.calls = calls;
    }

    void begin() {
        probe();
        var _ = clock.scheduleWithFixedDelay(this::probe, 0, BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < CLIENTS; i++) {
            callNext();
        }
    }

    /** The numbers of the calls that have begun and not ended. */
    Set<Integer> underWay() {
        return Set.copyOf(underWay);
    }

    int answered() {
        return answered.get();
    }

    /** The calls that failed, when every call has ended. */
    List<String> end() {
        close();
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        clock.close();
        http.close();
    }

    private void probe() {
        for (var gateway : gateways) {
            if (isReady(gateway)) {
                ready.add(gateway);
            } else {
                ready.remove(gateway);
            }
        }
    }

    private boolean isReady(URI gateway) {
        try {
            var probe = HttpRequest.newBuilder(gateway.resolve("/q/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(probe, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void callLater() {
        if (!clock.isShutdown()) {
            var _ = clock.schedule(this::callNext, BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void callNext() {
        int number = begun.getAndIncrement();
        var here = gateways.stream().filter(ready::contains).toList();
        if (here.isEmpty()) {
            failures.add("no gateway is ready");
            callLater();
            return;
        }
        var call = calls.get(number % calls.size());
        underWay.add(number);
        var _ = http.sendAsync(call.to(here.get(number / calls.size() % here.size())), BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    underWay.remove(number);
                    count(call, answer, failure);
                    callLater();
                });
    }

    private void count(Call call, @Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() == OK) {
            answered.incrementAndGet();
        } else {
            failures.add("%s: %s".formatted(call.path(), answer == null ? failure : answer.body()));
        }
    }
}
