package io.fairlead.deploy.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.Launcher;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command in a process of its own, with the part that starts fastest. */
class InfrastructureTest {

    private static final int PATIENCE_SECONDS = 60;

    private final Path directory;
    private final Path software;
    private @Nullable Process launcher;

    InfrastructureTest(@TempDir Path temporary) {
        this.directory = temporary.resolve("infrastructure");
        this.software = temporary.resolve("software");
    }

    @AfterEach
    void killAll() {
        if (launcher != null) {
            launcher.destroyForcibly();
        }
        new ProcessTable(directory.resolve("processes")).all().forEach(RecordedProcess::kill);
    }

    @Test
    void leavesNothingWhenItsInputEnds() throws IOException, InterruptedException {
        var running = start();
        var redis = redis();

        running.getOutputStream().close();

        assertThat(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(redis.isAlive()).isFalse();
        assertThat(directory).doesNotExist();
    }

    @Test
    void leavesNothingWhenItIsTerminated() throws IOException, InterruptedException {
        var running = start();
        var redis = redis();

        running.destroy();

        assertThat(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(redis.isAlive()).isFalse();
        assertThat(directory).doesNotExist();
    }

    @Test
    void removesWhatAKilledOneLeft() throws IOException, InterruptedException {
        start().destroyForcibly().waitFor();
        var orphan = redis();
        assertThat(orphan.isAlive()).isTrue();

        start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(redis().isAlive()).isTrue();
    }

    @Test
    void refusesADirectoryThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThat(firstLine(launch())).startsWith("failed").contains("holds files of another kind");
        assertThat(directory.resolve("thesis.txt")).exists();
    }

    private Process start() throws IOException {
        var started = launch();
        assertThat(firstLine(started)).isEqualTo("ready");
        return started;
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "infrastructure",
                        "--directory",
                        directory.toString(),
                        "--software",
                        software.toString(),
                        "--parts",
                        "redis"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        launcher = started;
        return started;
    }

    private static @Nullable String firstLine(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.readLine();
        }
    }

    private RecordedProcess redis() {
        return new ProcessTable(directory.resolve("processes")).find("redis").orElseThrow();
    }
}
