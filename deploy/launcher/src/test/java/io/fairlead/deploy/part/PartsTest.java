package io.fairlead.deploy.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final ProcessTable processes;
    private final Parts parts;

    PartsTest(@TempDir Path directory) {
        this.directory = directory;
        this.processes = new ProcessTable(directory.resolve("processes"));
        this.parts = new Parts(processes, (part, state, elapsed) -> steps.add(part + " " + state));
    }

    @AfterEach
    void killAll() {
        processes.all().forEach(RecordedProcess::kill);
    }

    @Test
    void startsAPartWhenWhatItNeedsIsReady() {
        var database = ShellPart.ready("database", directory);
        var service = ShellPart.ready("service", directory, "database");

        parts.startAll(List.of(service, database));

        assertThat(steps)
                .containsSubsequence("database READY", "service PREPARING", "service READY")
                .doesNotContain("database ADOPTED");
    }

    @Test
    void stopsAPartAfterThoseThatNeedIt() {
        var database = ShellPart.ready("database", directory);
        var service = ShellPart.ready("service", directory, "database");
        parts.startAll(List.of(service, database));

        parts.stopAll(List.of(database, service));

        assertThat(steps).containsSubsequence("service STOPPED", "database STOPPING", "database STOPPED");
        assertThat(processes.all()).isEmpty();
    }

    @Test
    void adoptsWhatRunsAsItShould() {
        var first = parts.start(ShellPart.ready("database", directory));

        var second = parts.start(ShellPart.ready("database", directory));

        assertThat(second).isEqualTo(first);
        assertThat(steps).contains("database ADOPTED");
    }

    @Test
    void replacesWhatRunsDifferently() {
        var database = ShellPart.ready("database", directory);
        var first = parts.start(database);

        var second = parts.start(database.running("touch database; exec sleep 61"));

        assertThat(first.isAlive()).isFalse();
        assertThat(second.isAlive()).isTrue();
    }

    @Test
    void startsAgainWhatWasKilled() {
        var database = ShellPart.ready("database", directory);
        parts.start(database).kill();

        assertThat(parts.start(database).isAlive()).isTrue();
    }

    @Test
    void showsTheEndOfTheLogOfAPartThatEnded() {
        var broken = ShellPart.ready("broken", directory).running("echo out of cheese; exit 3");

        assertThatThrownBy(() -> parts.startAll(List.of(broken)))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("broken: ended while starting")
                .hasMessageContaining("out of cheese");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var database = ShellPart.ready("database", directory).on(other.getLocalPort());

            assertThatThrownBy(() -> parts.start(database))
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("port %d (test) is taken".formatted(other.getLocalPort()));
        }
    }

    @Test
    void refusesPartsThatNeedEachOther() {
        var one = ShellPart.ready("one", directory, "two");
        var two = ShellPart.ready("two", directory, "one");

        assertThatThrownBy(() -> parts.startAll(List.of(one, two))).isInstanceOf(IllegalArgumentException.class);
    }
}
