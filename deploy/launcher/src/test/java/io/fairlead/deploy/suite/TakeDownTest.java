package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.part.Java;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
    void aProcessThatIsToldToEndTakesDownAndDoesNotGoOn() throws Exception {
        var process =
                new ProcessBuilder(List.of(Java.executable(), "-cp", Java.classPath(), Worker.class.getName())).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("at work");

            process.toHandle().destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.inputReader().lines()).containsExactly("taking down", "worked", "taken down");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Works until it is told to end and a moment longer, then would go on. */
    static final class Worker {

        private static final CountDownLatch ENDING = new CountDownLatch(1);
        private static final CountDownLatch WORKED = new CountDownLatch(1);

        private Worker() {}

        public static void main(String[] arguments) throws InterruptedException {
            var main = Thread.currentThread();
            try (var _ = TakeDown.atTheEnd(() -> takeDown(main))) {
                System.out.println("at work");
                ENDING.await();
                System.out.println("worked");
                WORKED.countDown();
            }
            System.out.println("went on");
        }

        private static void takeDown(Thread main) {
            try {
                System.out.println("taking down");
                ENDING.countDown();
                WORKED.await();
                while (main.getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait();
                }
                System.out.println("taken down");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
