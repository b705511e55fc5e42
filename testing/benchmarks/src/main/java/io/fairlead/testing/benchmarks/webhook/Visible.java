package io.fairlead.testing.benchmarks.webhook;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long after they were due deliveries were seen as events; those that are missing count with the time until now.
 *
 * @param missing acknowledged, and not seen while it was waited for
 */
public record Visible(long seen, long missing, Duration p50, Duration p99) {

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final String QUESTION = "visible";

    static Visible of(Histogram micros, long missing) {
        return new Visible(
                micros.getTotalCount() - missing,
                missing,
                Duration.ofNanos(micros.getValueAtPercentile(MEDIAN) * 1000),
                Duration.ofNanos(micros.getValueAtPercentile(TAIL) * 1000));
    }

    /** What the load process is asked: are all of the last round visible within this time? */
    public static String question(Duration longest) {
        return "%s %d".formatted(QUESTION, longest.toMillis());
    }

    static boolean isQuestion(String line) {
        return line.startsWith(QUESTION);
    }

    static Duration patience(String question) {
        return Duration.ofMillis(Long.parseLong(question.substring(QUESTION.length() + 1)));
    }

    String line() {
        return "%d %d %d %d".formatted(seen, missing, p50.toNanos(), p99.toNanos());
    }

    public static Visible parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Visible(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Duration.ofNanos(Long.parseLong(parts[2])),
                Duration.ofNanos(Long.parseLong(parts[3])));
    }
}
