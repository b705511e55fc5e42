package io.fairlead.testing.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How the requests were answered.
 *
 * @param answered those that were answered with 200
 * @param failures how many were answered with another status, or with none ({@link Request#NO_ANSWER})
 */
public record Outcome(long answered, Map<Integer, Long> failures, Duration duration, Duration p50, Duration p99) {

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final String NONE = "-";

    public Outcome {
        failures = Map.copyOf(failures);
    }

    public static Outcome of(Histogram micros, Map<Integer, Long> failures, Duration duration) {
        return new Outcome(
                micros.getTotalCount(),
                failures,
                duration,
                Duration.ofNanos(micros.getValueAtPercentile(MEDIAN) * 1000),
                Duration.ofNanos(micros.getValueAtPercentile(TAIL) * 1000));
    }

    public double perSecond() {
        return answered / (duration.toNanos() / 1e9);
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    public String line() {
        return "%d %d %d %d %s".formatted(answered, duration.toNanos(), p50.toNanos(), p99.toNanos(), written());
    }

    static Outcome parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Outcome(
                Long.parseLong(parts[0]),
                read(parts[4]),
                Duration.ofNanos(Long.parseLong(parts[1])),
                Duration.ofNanos(Long.parseLong(parts[2])),
                Duration.ofNanos(Long.parseLong(parts[3])));
    }

    private String written() {
        return failures.isEmpty()
                ? NONE
                : new TreeMap<>(failures)
                        .entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining(","));
    }

    private static Map<Integer, Long> read(String failures) {
        return failures.equals(NONE)
                ? Map.of()
                : Arrays.stream(failures.split(",", -1))
                        .map(each -> each.split("=", -1))
                        .collect(Collectors.toMap(each -> Integer.valueOf(each[0]), each -> Long.valueOf(each[1])));
    }
}
