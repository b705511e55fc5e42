package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Java;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SuiteHandoverTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path directory;
    private final SuiteHandover handover;
    private @Nullable Process other;

    SuiteHandoverTest(@TempDir Path directory) {
        this.directory = directory;
        this.handover = new SuiteHandover(
                directory, new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false));
    }

    @AfterEach
    void ends() {
        if (other != null) {
            other.destroyForcibly();
        }
    }

    @Test
    void whatNobodyHoldsIsTakenAtOnce() {
        try (var lock = handover.takeOver()) {
            assertThat(lock.isRequested()).isFalse();
            assertThat(SuiteLock.holder(directory))
                    .contains(new SuiteLock.Holder(ProcessHandle.current().pid(), SuiteLock.Phase.WORKING));
        }
    }

    @Test
    void aSupervisorLetsGoWhenAsked() throws IOException {
        var supervisor = holds("SUPERVISING");

        try (var _ = handover.takeOver()) {
            assertThat(supervisor.onExit().join().exitValue()).isZero();
        }
    }

    @Test
    void aHolderThatWasKilledLeavesTheLockFree() throws IOException {
        holds("WORKING").destroyForcibly().onExit().join();

        assertThat(SuiteLock.isFree(directory)).isTrue();
        try (var lock = handover.takeOver()) {
            assertThat(lock.isRequested()).isFalse();
        }
    }

    @Test
    void whoTakesEverythingDownEndsWhoIsAtWork() throws IOException {
        var worker = holds("WORKING");
        assertThat(SuiteLock.isFree(directory)).isFalse();

        try (var _ = handover.seize()) {
            assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("(pid %d)".formatted(worker.pid()));
    }

    private Process holds(String phase) throws IOException {
        var process = new ProcessBuilder(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Java.classPath(),
                        LockHolder.class.getName(),
                        directory.toString(),
                        phase)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        other = process;
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("held");
        return process;
    }
}
