package io.fairlead.testing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a benchmark says: a line for the machine, then one for each figure. */
final class Figures {

    private Figures() {}

    static void describeMachine() {
        say("machine: %d processors (%s), %s %s, Java %s; compare ratios, not absolute figures"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version")));
    }

    static void say(String line) {
        System.out.println(line);
    }

    /** Values with their median, lowest and highest. */
    static String spread(List<Double> values, String unit) {
        return String.format(
                Locale.ROOT,
                "%.1f %s (%.1f to %.1f)",
                median(values),
                unit,
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }

    /** The goal, and whether the median reached it; less is better. */
    static String goal(List<Double> values, double goal, String unit) {
        return String.format(Locale.ROOT, "goal ≤ %.0f %s: %s", goal, unit, median(values) <= goal ? "met" : "missed");
    }

    /** The goal, and whether the median reached it; more is better. */
    static String goalAtLeast(List<Double> values, double goal, String unit) {
        return String.format(Locale.ROOT, "goal ≥ %.0f %s: %s", goal, unit, median(values) >= goal ? "met" : "missed");
    }

    static String ratio(List<Double> ours, List<Double> theirs) {
        return String.format(Locale.ROOT, "ratio %.2f", median(ours) / median(theirs));
    }

    /** The goal for the ratio, and whether the medians reached it; more is better. */
    static String ratioGoalAtLeast(List<Double> ours, List<Double> theirs, double goal) {
        return String.format(
                Locale.ROOT, "goal ≥ %.2f: %s", goal, median(ours) / median(theirs) >= goal ? "met" : "missed");
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
