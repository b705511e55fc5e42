package io.fairlead.deploy.testrun;

import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.settings.Settings;
import io.fairlead.deploy.suite.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The infrastructure all modules share during one test run. It is a process of its own that ends with its standard
 * input, so that it goes away even when this one is killed.
 */
final class TestInfrastructure implements AutoCloseable {

    private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

    private final Path directory;
    private final Process process;

    private TestInfrastructure(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param software where unpacked programs are kept for the next time
     * @param log where it tells of trouble
     */
    static TestInfrastructure start(Path software, Path log) throws IOException {
        var directory = Files.createTempDirectory("fairlead-test-");
        Files.createDirectories(log.toAbsolutePath().getParent());
        var started = new TestInfrastructure(directory, launch(directory, software, log));
        var said = started.firstLine();
        if (!said.equals("ready")) {
            started.close();
            throw new Refused("the infrastructure for the tests did not start (%s); see %s".formatted(said, log));
        }
        return started;
    }

    Map<String, String> environment() {
        return Map.of(
                "FAIRLEAD_TEST_INFRASTRUCTURE",
                directory.resolve("infrastructure.properties").toString());
    }

    private static Process launch(Path directory, Path software, Path log) throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Java.executable(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Java.classPath(),
                        "io.fairlead.deploy.Launcher",
                        "infrastructure",
                        "--directory=" + directory,
                        "--software=" + software,
                        "--parts=postgres,redis,kafka"))
                .redirectError(log.toFile());
        builder.environment().put(Settings.QUICK_START, "true");
        return builder.start();
    }

    private String firstLine() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = lines.readLine();
        return line == null ? "it ended" : line;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .completeOnTimeout(process, STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        WholeDirectory.delete(directory);
    }
}
