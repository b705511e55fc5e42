package io.fairlead.testing.benchmarks.load;

import java.net.URI;
import java.time.Duration;

/**
 * What to send.
 *
 * @param connections how many requests may be under way at once
 * @param perSecond requests a second, sent whether earlier ones are answered or not; 0 sends the next one when one is
 *     answered
 */
public record Wish(URI target, int connections, int perSecond, Duration duration) {

    String line() {
        return "%s %d %d %d".formatted(target, connections, perSecond, duration.toMillis());
    }

    public static Wish parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Wish(
                URI.create(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Duration.ofMillis(Long.parseLong(parts[3])));
    }
}
