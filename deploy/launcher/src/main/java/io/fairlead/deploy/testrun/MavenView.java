package io.fairlead.deploy.testrun;

import io.fairlead.deploy.console.Console;
import java.util.regex.Pattern;

/** Shows of Maven's many lines those that a person waits for. */
final class MavenView {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+\\s+\\[(\\d+/\\d+)]");
    private static final Pattern CLASS = Pattern.compile(
            "\\[(?:INFO|WARNING|ERROR)] Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+),"
                    + " Time elapsed: ([\\d.]+) s.* -- in (\\S+)");
    private static final Pattern TROUBLE = Pattern.compile("\\[ERROR] .*");

    private final Console console;

    MavenView(Console console) {
        this.console = console;
    }

    void see(String line) {
        var module = MODULE.matcher(line);
        if (module.matches()) {
            console.heading("[%s] %s".formatted(module.group(2), module.group(1)));
            return;
        }
        var tests = CLASS.matcher(line);
        if (tests.matches()) {
            showClass(tests.group(6), tests.group(1), tests.group(2), tests.group(3), tests.group(4), tests.group(5));
        } else if (TROUBLE.matcher(line).matches()) {
            console.line("  " + line);
        }
    }

    private void showClass(String type, String run, String failures, String errors, String skipped, String seconds) {
        var text = "%-70s %4s tests %8s s%s"
                .formatted(type, run, seconds, skipped.equals("0") ? "" : "  " + skipped + " skipped");
        if (failures.equals("0") && errors.equals("0")) {
            console.good(text);
        } else {
            console.bad(text);
        }
    }
}
