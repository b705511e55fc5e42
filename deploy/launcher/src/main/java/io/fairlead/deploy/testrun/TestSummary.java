package io.fairlead.deploy.testrun;

import io.fairlead.deploy.testrun.TestResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a whole test run came to, in words, and whether it is good enough. */
final class TestSummary {

    private static final int LONGEST_MESSAGE = 300;

    private final List<TestResult> results;
    private final ExpectedSkips expectedSkips;

    TestSummary(List<TestResult> results, ExpectedSkips expectedSkips) {
        this.results = List.copyOf(results);
        this.expectedSkips = expectedSkips;
    }

    /** Nothing failed, something ran, and nothing was skipped but for a reason that is known. */
    boolean green() {
        return failed(results) == 0 && passed(results) > 0 && unexpectedSkips().isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        perModule()
                .forEach((module, ofModule) -> lines.add("  %-24s %5d run  %4d failed  %4d skipped"
                        .formatted(
                                module,
                                passed(ofModule) + failed(ofModule),
                                failed(ofModule),
                                skips(ofModule).size())));
        addFailures(lines);
        addSkips(lines);
        if (results.isEmpty()) {
            lines.add("No test ran at all, which counts as a failure.");
        }
        return lines;
    }

    /** The last line of the run, alone on its line, for people and for programs. */
    String total() {
        return "%d passed, %d failed, %d skipped"
                .formatted(passed(results), failed(results), skips(results).size());
    }

    private void addFailures(List<String> lines) {
        if (failed(results) > 0) {
            lines.add("Failed:");
        }
        for (var result : results) {
            if (result.outcome() instanceof Outcome.Failed(String message)) {
                lines.add("  %s: %s: %s".formatted(result.module(), result.name(), shortened(message)));
            }
        }
    }

    private void addSkips(List<String> lines) {
        var byReason = skips(results).stream()
                .collect(Collectors.groupingBy(skip -> skip, TreeMap::new, Collectors.counting()));
        if (!byReason.isEmpty()) {
            lines.add("Skipped:");
        }
        byReason.forEach((reason, count) -> lines.add("  %4d × %s%s"
                .formatted(
                        count,
                        shortened(reason),
                        expectedSkips.knows(reason) ? "" : "   (unexpected: fails the run)")));
    }

    private List<String> unexpectedSkips() {
        return skips(results).stream()
                .filter(reason -> !expectedSkips.knows(reason))
                .toList();
    }

    private Map<String, List<TestResult>> perModule() {
        return results.stream().collect(Collectors.groupingBy(TestResult::module, TreeMap::new, Collectors.toList()));
    }

    private static long passed(List<TestResult> results) {
        return results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Passed)
                .count();
    }

    private static long failed(List<TestResult> results) {
        return results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Failed)
                .count();
    }

    private static List<String> skips(List<TestResult> results) {
        return results.stream()
                .map(TestResult::outcome)
                .filter(Outcome.Skipped.class::isInstance)
                .map(outcome -> ((Outcome.Skipped) outcome).reason())
                .toList();
    }

    private static String shortened(String message) {
        var oneLine = message.replaceAll("\\s+", " ").strip();
        return oneLine.length() <= LONGEST_MESSAGE ? oneLine : oneLine.substring(0, LONGEST_MESSAGE) + "…";
    }
}
