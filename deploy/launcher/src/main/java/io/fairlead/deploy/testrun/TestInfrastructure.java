package io.fairlead.deploy.testrun;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
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

    private static final String PROPERTIES = "infrastructure.properties";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

    private final Path directory;
    private final Process process;

    private TestInfrastructure(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    static TestInfrastructure start(Console console) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var directory = Files.createTempDirectory("fairlead-test-");
        var log = directory.resolve("infrastructure.log");
        var process = new ProcessBuilder(List.of(
                        Java.executable(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Java.classPath(),
                        "io.fairlead.deploy.Launcher",
                        "infrastructure",
                        "--directory",
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var started = new TestInfrastructure(directory, process);
        started.awaitReady(log, begin);
        console.good(
                "infrastructure ready in %s".formatted(Console.spoken(Duration.ofNanos(System.nanoTime() - begin))));
        return started;
    }

    Map<String, String> environment() {
        return Map.of(
                "FAIRLEAD_TEST_INFRASTRUCTURE", directory.resolve(PROPERTIES).toString());
    }

    private void awaitReady(Path log, long begin) throws IOException, InterruptedException {
        while (Files.notExists(directory.resolve(PROPERTIES))) {
            if (!process.isAlive() || System.nanoTime() - begin > STARTS_WITHIN.toNanos()) {
                var said = Files.readString(log);
                close();
                throw new Refused("the infrastructure for the tests did not start:\n" + said);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
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
