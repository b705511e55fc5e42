package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.part.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeDownTest {

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whoHasLetGoIsLeftAlone() {
        var takeDown = TakeDown.atTheEnd(done::incrementAndGet);

        takeDown.close();
        takeDown.end();

        assertThat(done).hasValue(0);
    }

    @Test
    void nobodyGoesOnWithWhatIsTakenDown() {
        var takeDown = TakeDown.atTheEnd(done::incrementAndGet);

        takeDown.end();

        assertThatThrownBy(takeDown::close).isInstanceOf(Refused.class).hasMessageContaining("told to end");
        assertThat(done).hasValue(1);
    }

    /** The process is told to end in the middle of its work, which ends well all the same, and sooner than the taking down. */
    @Test
    void aProcessThatIsToldToEndTakesDownAndDoesNotGoOn(@TempDir Path directory) throws Exception {
        var process = process(directory);
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("at work");

            process.toHandle().destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.inputReader().lines()).containsExactly("taking down", "worked", "taken down");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process process(Path directory) throws IOException {
        return new ProcessBuilder(List.of(
                        Java.executable(), "-cp", Java.classPath(), Worker.class.getName(), directory.toString()))
                .start();
    }

    /** Works until it is told to end and a moment longer, then would go on. */
    static final class Worker {

        private Worker() {}

        public static void main(String[] arguments) throws Exception {
            Path ending = Path.of(arguments[0]).resolve("ending");
            Path worked = Path.of(arguments[0]).resolve("worked");
            try (var _ = TakeDown.atTheEnd(() -> takeDown(ending, worked))) {
                System.out.println("at work");
                await(ending);
                System.out.println("worked");
                Files.createFile(worked);
            }
            System.out.println("went on");
        }

        private static void takeDown(Path ending, Path worked) {
            try {
                System.out.println("taking down");
                Files.createFile(ending);
                await(worked);
                TimeUnit.MILLISECONDS.sleep(200);
                System.out.println("taken down");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void await(Path file) throws InterruptedException {
            while (!Files.exists(file)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }
}
