package io.fairlead.connector.engine.manifest;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as the grammar writes them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
public final class Durations {
    static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h)");

    private Durations() {}

    static Duration parse(String text) {
        var matcher = SHAPE.matcher(text);
        InvalidManifest.unless(matcher.matches(), "'%s' is not a duration like 500ms, 10s or 5m", text);
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** In the largest unit that says it exactly. */
    public static String text(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() != 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }
}
