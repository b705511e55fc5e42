package io.fairlead.testing.chaos.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether one process has a hand in the run just now, as its own metrics tell. */
final class Workplace {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration JUST_NOW = Duration.ofSeconds(1);
    private static final Duration WHILE_STOPPED = Duration.ofSeconds(10);

    private final HttpClient http;
    private final HttpRequest metrics;
    private final String counter;
    private double seen = Double.MAX_VALUE;
    private long seenAt;
    private long grownAt;

    /** @param counter grows with each page */
    Workplace(HttpClient http, URI address, String counter) {
        this.http = http;
        this.metrics = HttpRequest.newBuilder(address.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        this.counter = counter;
        this.grownAt = System.nanoTime() - WHILE_STOPPED.toNanos();
    }

    /** Whether pages went through it since the last look, a moment ago. Of one that is stopped, what was so before. */
    boolean isAtWork() {
        var now = count();
        var at = System.nanoTime();
        if (now.isEmpty()) {
            return at - grownAt < WHILE_STOPPED.toNanos();
        }
        var hasGrown = now.get() > seen && at - seenAt < JUST_NOW.toNanos();
        seen = now.get();
        seenAt = at;
        if (hasGrown) {
            grownAt = at;
        }
        return hasGrown;
    }

    private Optional<Double> count() {
        try {
            var answer = http.send(metrics, BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                return Optional.of(lines.filter(line -> line.startsWith(counter))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum());
            }
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
