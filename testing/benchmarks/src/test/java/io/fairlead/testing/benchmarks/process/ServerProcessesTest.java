package io.fairlead.testing.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerProcessesTest {

    private static final String STAT =
            "42 (postgres: app (1) x) S 1 42 42 0 -1 4194560 1000 2000 0 0 7 5 300 20 20 0 1 0 100 1000 200";

    @Test
    void countsAProcessWithAndWithoutThoseThatEnded() {
        assertThat(ServerProcesses.ticks(STAT, 2)).isEqualTo(12);
        assertThat(ServerProcesses.ticks(STAT, 4)).isEqualTo(332);
    }

    @Test
    void countsWorkersThatWorkAndThoseThatHaveEnded() throws Exception {
        var server = new ProcessBuilder(
                        "sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 60 & wait")
                .start();
        try {
            awaitWorker(server.toHandle());
            var worker = server.toHandle().children().findFirst().orElseThrow();

            var cpu = ServerProcesses.around(worker.pid()).cpu();

            assertThat(cpu).isPositive().isLessThan(Duration.ofSeconds(60));
        } finally {
            List.copyOf(server.toHandle().descendants().toList()).forEach(ProcessHandle::destroy);
            server.destroy();
        }
    }

    private static void awaitWorker(ProcessHandle server) throws InterruptedException {
        while (server.isAlive() && server.children().findFirst().isEmpty()) {
            Thread.sleep(10);
        }
    }
}
