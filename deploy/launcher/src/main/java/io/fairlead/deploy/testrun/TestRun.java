package io.fairlead.deploy.testrun;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.SuiteDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of Maven over all modules or some, with the infrastructure started once around it. */
public final class TestRun {

    /** The module that looks into what native images would be made of; making that takes a while. */
    private static final String NATIVE = "testing/native";

    private final Path root;
    private final Path maven;
    private final SuiteDirectory directory;
    private final Console console;

    public TestRun(Path root, Path maven, SuiteDirectory directory, Console console) {
        this.root = root;
        this.maven = maven;
        this.directory = directory;
        this.console = console;
    }

    /**
     * Runs the tests and prints what they came to.
     *
     * @param arguments modules of the clone, and whatever else Maven takes
     * @return whether everything is as it should be
     */
    public boolean run(List<String> arguments) throws IOException, InterruptedException {
        var reports = new SurefireReports(root);
        reports.clear();
        var begin = System.nanoTime();
        int status;
        try (var infrastructure =
                TestInfrastructure.start(directory.software(), directory.log("test-infrastructure"))) {
            console.good("%-70s %17s".formatted("PostgreSQL, Redis, Kafka", since(begin)));
            status = maven(command(arguments), infrastructure.environment());
        }
        return report(reports, status, since(begin));
    }

    private boolean report(SurefireReports reports, int status, String duration) {
        var summary = new TestSummary(reports.read(), ExpectedSkips.load());
        console.line();
        console.heading("Tests (%s)".formatted(duration));
        summary.lines().forEach(console::line);
        if (status != 0) {
            console.line("Maven ended with status %d; everything it said: %s".formatted(status, log()));
        }
        console.line();
        console.line(summary.total());
        return status == 0 && summary.green();
    }

    private List<String> command(List<String> arguments) {
        var modules = arguments.stream().filter(this::isModule).toList();
        List<String> command = new ArrayList<>(List.of(
                maven.toString(), "--batch-mode", "--no-transfer-progress", "--fail-at-end", "-Dstyle.color=never"));
        command.add("verify");
        if (modules.isEmpty() || modules.contains(NATIVE)) {
            command.add("-Dfairlead.native-sources.skip=false");
        }
        if (!modules.isEmpty()) {
            command.addAll(List.of("--projects", String.join(",", modules), "--also-make"));
        }
        arguments.stream().filter(argument -> !isModule(argument)).forEach(command::add);
        return command;
    }

    private boolean isModule(String argument) {
        return !argument.startsWith("-") && Files.exists(root.resolve(argument).resolve("pom.xml"));
    }

    private int maven(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-maven"));
        var view = new MavenView(console);
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var kept = Files.newBufferedWriter(log())) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                view.see(line);
            }
        }
        return process.waitFor();
    }

    private Path log() {
        return directory.log("test");
    }

    private static String since(long begin) {
        return Console.spoken(Duration.ofNanos(System.nanoTime() - begin));
    }
}
