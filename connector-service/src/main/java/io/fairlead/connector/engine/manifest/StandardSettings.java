package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings that every integration has, whatever its connector. A connector's file may give one another default. */
public final class StandardSettings {
    static final String BREAKER_THRESHOLD = "breaker-threshold";
    static final String BREAKER_OPEN_TIME = "breaker-open-time";

    static final String LIMIT_PER_SECOND = "limit-per-second";

    private static final int MOST_FAILURES = 1000;
    private static final int MOST_REQUESTS = 10_000;
    private static final Duration SHORTEST_OPEN = Duration.ofSeconds(1);
    private static final Duration LONGEST_OPEN = Duration.ofHours(1);

    private static final List<Setting> ALL = List.of(
            new Setting(
                    BREAKER_THRESHOLD,
                    Setting.Type.INTEGER,
                    false,
                    IntNode.valueOf(5),
                    List.of(),
                    "Failures that open the breaker",
                    "Calls that fail one after the other (5xx, resets, time-outs) until the provider is left alone."),
            new Setting(
                    BREAKER_OPEN_TIME,
                    Setting.Type.DURATION,
                    false,
                    TextNode.valueOf("60s"),
                    List.of(),
                    "Time the breaker stays open",
                    "How long the provider is left alone before one call tries it again, 1s to 1h."),
            new Setting(
                    LIMIT_PER_SECOND,
                    Setting.Type.INTEGER,
                    false,
                    null,
                    List.of(),
                    "Requests a second",
                    "How often the provider is asked at most, over all calls; the connector's own limit unless said."));

    private StandardSettings() {}

    static Map<String, Setting> after(Map<String, Setting> declared) {
        var all = new LinkedHashMap<>(declared);
        ALL.forEach(standard -> all.putIfAbsent(standard.name(), standard));
        return all;
    }

    public static int breakerThreshold(Function<String, @Nullable JsonNode> settings) {
        return value(BREAKER_THRESHOLD, settings).asInt();
    }

    public static Duration breakerOpenTime(Function<String, @Nullable JsonNode> settings) {
        return Durations.parse(value(BREAKER_OPEN_TIME, settings).asText());
    }

    public static OptionalInt limitPerSecond(Function<String, @Nullable JsonNode> settings) {
        var given = settings.apply(LIMIT_PER_SECOND);
        return given == null ? OptionalInt.empty() : OptionalInt.of(given.asInt());
    }

    static boolean allows(String name, Setting.Type type) {
        return switch (name) {
            case BREAKER_THRESHOLD, LIMIT_PER_SECOND -> type == Setting.Type.INTEGER;
            case BREAKER_OPEN_TIME -> type == Setting.Type.DURATION;
            default -> true;
        };
    }

    /** What is wrong with a value beyond its type, as the end of a sentence. */
    static Optional<String> complaintAbout(String name, JsonNode value) {
        return switch (name) {
            case BREAKER_THRESHOLD ->
                within(value.asLong() >= 1 && value.asLong() <= MOST_FAILURES, "must be 1 to " + MOST_FAILURES);
            case LIMIT_PER_SECOND ->
                within(value.asLong() >= 1 && value.asLong() <= MOST_REQUESTS, "must be 1 to " + MOST_REQUESTS);
            case BREAKER_OPEN_TIME -> {
                var time = Durations.parse(value.asText());
                yield within(
                        time.compareTo(SHORTEST_OPEN) >= 0 && time.compareTo(LONGEST_OPEN) <= 0, "must be 1s to 1h");
            }
            default -> Optional.empty();
        };
    }

    /** The settings in effect have every default already; what an older definition left out is found here. */
    private static JsonNode value(String name, Function<String, @Nullable JsonNode> settings) {
        var given = settings.apply(name);
        return given != null ? given : byDefault(name);
    }

    private static JsonNode byDefault(String name) {
        return ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::defaultValue)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> within(boolean holds, String complaint) {
        return holds ? Optional.empty() : Optional.of(complaint);
    }
}
