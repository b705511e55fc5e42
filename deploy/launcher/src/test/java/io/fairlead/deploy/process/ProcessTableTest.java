package io.fairlead.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path directory;
    private final ProcessTable processes;

    ProcessTableTest(@TempDir Path directory) {
        this.directory = directory;
        this.processes = new ProcessTable(directory.resolve("run"));
    }

    @AfterEach
    void stopAll() {
        processes.all().forEach(RecordedProcess::kill);
    }

    @Test
    void isFoundByWhoeverOpensTheSameDirectoryLater() {
        var started = processes.start(shell("sleeper", "exec sleep 60"));

        var found = new ProcessTable(directory.resolve("run")).find("sleeper");

        assertThat(found).contains(started);
        assertThat(started.isAlive()).isTrue();
    }

    @Test
    void isTheSameProcessOnlyWithTheSameStartTime() {
        var started = processes.start(shell("sleeper", "exec sleep 60"));

        var reusedPid = new RecordedProcess(
                "sleeper",
                started.pid(),
                started.startTicks() - 1,
                started.boot(),
                started.fingerprint(),
                started.stopSignal());

        assertThat(reusedPid.isAlive()).isFalse();
    }

    @Test
    void isAnotherProcessAfterAReboot() {
        var started = processes.start(shell("sleeper", "exec sleep 60"));

        var beforeReboot = new RecordedProcess(
                "sleeper",
                started.pid(),
                started.startTicks(),
                "another-boot",
                started.fingerprint(),
                started.stopSignal());

        assertThat(beforeReboot.isAlive()).isFalse();
    }

    @Test
    void haltsWithItsChildrenAndGoesOnWithThem() throws IOException {
        var parent = processes.start(shell("family", "sleep 60 & echo $! > child.tmp; mv child.tmp child; wait"));
        var child = Long.parseLong(awaitFile(directory.resolve("child")));

        parent.suspend();
        assertThat(parent.isSuspended()).isTrue();
        assertThat(ProcessStatus.of(child).filter(ProcessStatus::stopped)).isPresent();

        parent.resume();
        assertThat(parent.isSuspended()).isFalse();
        assertThat(ProcessStatus.of(child).filter(ProcessStatus::stopped)).isEmpty();
    }

    @Test
    void neverTouchesAProcessThatOnlyHasTheSamePid() {
        var bystander = processes.start(shell("sleeper", "exec sleep 60"));
        var stale = new RecordedProcess("old", bystander.pid(), 1, bystander.boot(), "x", Signal.TERM);

        stale.stop(GRACE);

        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void leavesAloneWhatItStartedWhenThatHasARecordOfItsOwn() throws IOException {
        var supervisor =
                processes.start(shell("supervisor", "setsid sleep 62 & echo $! > child.tmp; mv child.tmp child; wait"));
        var child = Long.parseLong(awaitFile(directory.resolve("child")));
        var part = recorded("part", child, supervisor.boot());

        processes.stop("supervisor", GRACE);

        assertThat(supervisor.isAlive()).isFalse();
        assertThat(part.isAlive()).isTrue();
    }

    @Test
    void stopsTheChildrenToo() throws IOException {
        var parent = processes.start(
                shell("family", "sleep 61 & setsid sleep 62 & echo $! > child.tmp; mv child.tmp child; wait"));
        var child = Long.parseLong(awaitFile(directory.resolve("child")));

        parent.stop(GRACE);

        assertThat(parent.isAlive()).isFalse();
        assertThat(ProcessStatus.of(child).filter(ProcessStatus::running)).isEmpty();
    }

    @Test
    void endsByForceWhatDoesNotStopInTime() throws IOException {
        var stubborn =
                processes.start(shell("stubborn", "trap '' TERM; echo ready > ready; while true; do sleep 1; done"));
        awaitFile(directory.resolve("ready"));

        stubborn.stop(Duration.ofMillis(200));

        assertThat(stubborn.isAlive()).isFalse();
    }

    @Test
    void stopsASuspendedProcess() {
        var suspended = processes.start(shell("suspended", "exec sleep 60"));
        suspended.signal(Signal.STOP);

        suspended.stop(GRACE);

        assertThat(suspended.isAlive()).isFalse();
    }

    @Test
    void asksWithItsOwnSignal() throws IOException {
        var script = "trap 'echo INT > got; exit 0' INT; echo ready > ready; while true; do sleep 0.1; done";
        var process = processes.start(new ProcessSpec(
                "interrupted",
                // a shell cannot trap what was ignored when the test run was started
                List.of("env", "--default-signal=INT", "/bin/sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve("log"),
                Signal.INT));
        awaitFile(directory.resolve("ready"));

        process.stop(GRACE);

        assertThat(directory.resolve("got")).content().startsWith("INT");
    }

    @Test
    void isASessionOfItsOwn() {
        var started = processes.start(shell("sleeper", "exec sleep 60"));

        assertThat(ProcessStatus.of(started.pid()).orElseThrow().session()).isEqualTo(started.pid());
    }

    @Test
    void isOutOfDateWhenTheSpecificationChanged() {
        var started = processes.start(shell("sleeper", "exec sleep 60"));

        assertThat(started.matches(shell("sleeper", "exec sleep 60"))).isTrue();
        assertThat(started.matches(shell("sleeper", "exec sleep 61"))).isFalse();
    }

    @Test
    void refusesASecondOfTheSameName() {
        processes.start(shell("sleeper", "exec sleep 60"));

        assertThatThrownBy(() -> processes.start(shell("sleeper", "exec sleep 60")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs");
    }

    @Test
    void seesOnlyTheEnvironmentItWasGiven() throws IOException {
        processes.start(new ProcessSpec(
                "environment",
                List.of("/bin/sh", "-c", "env > seen.tmp; mv seen.tmp seen; exec sleep 60"),
                Map.of("FAIRLEAD_THING", "a b"),
                directory,
                directory.resolve("log")));

        assertThat(awaitFile(directory.resolve("seen")))
                .contains("FAIRLEAD_THING=a b")
                .doesNotContain("JAVA_HOME");
    }

    @Test
    void listsTheYoungestFirst() {
        var older = processes.start(shell("older", "exec sleep 60"));
        processes.start(shell("younger", "exec sleep 60"));

        assertThat(processes.all()).extracting(RecordedProcess::name).containsExactlyInAnyOrder("older", "younger");
        assertThat(processes.all().getLast().startTicks()).isEqualTo(older.startTicks());
    }

    @Test
    void readsAStatWhoseProgramNameHoldsParenthesesAndSpaces() {
        var stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 777 1 1";

        assertThat(ProcessStatus.parse(42, stat)).isEqualTo(new ProcessStatus(42, 'S', 1, 42, 777));
    }

    private ProcessSpec shell(String name, String script) {
        return new ProcessSpec(
                name, List.of("/bin/sh", "-c", script), Map.of(), directory, directory.resolve(name + ".log"));
    }

    private RecordedProcess recorded(String name, long pid, String boot) throws IOException {
        var start = ProcessStatus.of(pid).orElseThrow().startTicks();
        Files.writeString(
                directory.resolve("run").resolve(name + ".process"),
                "pid=%d\nstart=%d\nboot=%s\nfingerprint=x\nsignal=TERM\n".formatted(pid, start, boot));
        return processes.find(name).orElseThrow();
    }

    private static String awaitFile(Path file) throws IOException {
        var end = System.nanoTime() + GRACE.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Files.readString(file).strip();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("%s did not appear".formatted(file));
    }
}
