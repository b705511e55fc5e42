package io.fairlead.webhook.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as connectors and clients write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}. */
public final class DurationText {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private DurationText() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }
}
