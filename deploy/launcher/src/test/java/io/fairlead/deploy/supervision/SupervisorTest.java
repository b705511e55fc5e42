package io.fairlead.deploy.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final FakePart kafka = new FakePart("kafka");
    private final FakePart gateway = new FakePart("gateway");
    private final Supervisor supervisor =
            new Supervisor(List.of(kafka, gateway), () -> now, underWay::add, new Recorder());

    @Test
    void leavesAloneWhatRuns() {
        lookFor(Duration.ofMinutes(5));

        assertThat(heard).isEmpty();
    }

    @Test
    void startsADeadPartAgainWithinASecond() {
        kafka.alive = false;

        lookFor(Duration.ofSeconds(1));

        assertThat(kafka.alive).isTrue();
        assertThat(heard).containsExactly("kafka died", "kafka restarted 1");
    }

    @Test
    void doesNotStartTwiceWhatIsStillStarting() {
        kafka.alive = false;
        for (var i = 0; i < 10; i++) {
            now = now.plusMillis(200);
            supervisor.look();
        }

        assertThat(underWay).hasSize(1);
    }

    @Test
    void onePartThatIsSlowToStartKeepsNoOtherWaiting() {
        kafka.alive = false;
        gateway.alive = false;
        supervisor.look();
        now = now.plusSeconds(1);
        supervisor.look();

        assertThat(underWay).hasSize(2);
    }

    @Test
    void aPartThatCannotBeStartedIsTriedLessAndLessOften() {
        kafka.alive = false;
        kafka.starts = false;

        lookFor(Duration.ofMinutes(2));

        assertThat(heard.stream().filter("kafka failed: no"::equals).count()).isBetween(8L, 13L);
    }

    private void lookFor(Duration duration) {
        var end = now.plus(duration);
        while (now.isBefore(end)) {
            supervisor.look();
            while (!underWay.isEmpty()) {
                underWay.remove().run();
            }
            now = now.plusMillis(200);
        }
    }

    private static final class FakePart implements Watched {
        private final String name;
        private boolean alive = true;
        private boolean starts = true;

        FakePart(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void start() {
            if (!starts) {
                throw new IllegalStateException("no");
            }
            alive = true;
        }
    }

    private final class Recorder implements Supervisor.Listener {
        @Override
        public void died(String name) {
            heard.add(name + " died");
        }

        @Override
        public void restarted(String name, int restarts) {
            heard.add("%s restarted %d".formatted(name, restarts));
        }

        @Override
        public void failedToStart(String name, RuntimeException reason) {
            heard.add("%s failed: %s".formatted(name, reason.getMessage()));
        }
    }
}
