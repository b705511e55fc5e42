package io.fairlead.testing.chaos.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KillerTest {

    private static final Injury KILL = new Injury.Kill("kafka");
    private static final Injury STOP = new Injury.Stop("kafka", Duration.ofMillis(1));

    private final FakePart part = new FakePart();
    private final FakeLoad load = new FakeLoad();
    private final Killer killer = new Killer(part, load, new Patience(Duration.ofMillis(50)));

    @Test
    void tellsWhatAKillHurtAndThatAnotherProcessDoesTheWork() throws InterruptedException {
        var recovery = killer.strike(KILL);

        assertThat(part.done).containsExactly("kill kafka");
        assertThat(recovery.inFlight()).isEqualTo(7);
        assertThat(recovery.pidBefore()).isEqualTo(1);
        assertThat(recovery.pidAfter()).isEqualTo(2);
        assertThat(recovery.toReadiness()).isPositive();
    }

    @Test
    void stopsAPartAndLetsTheSameProcessGoOn() throws InterruptedException {
        var recovery = killer.strike(STOP);

        assertThat(part.done).containsExactly("suspend kafka", "resume kafka");
        assertThat(recovery.pidAfter()).isEqualTo(recovery.pidBefore());
    }

    @Test
    void tellsThatAStopHeldNothingUp() throws InterruptedException {
        load.endsWithAStop = true;

        var recovery = killer.strike(STOP);

        assertThat(part.done).containsExactly("suspend kafka", "resume kafka");
        assertThat(recovery.inFlight()).isZero();
    }

    @Test
    void hurtsNobodyWhileNothingIsInFlight() {
        load.inFlight = 0;

        assertThatThrownBy(() -> killer.strike(KILL))
                .isInstanceOf(NothingProved.class)
                .hasMessageContaining("work in flight at kafka");
        assertThat(part.done).isEmpty();
    }

    @Test
    void failsWhenTheProcessIsTheSameAfterAKill() {
        part.restarts = false;

        assertThatThrownBy(() -> killer.strike(KILL))
                .isInstanceOf(NothingProved.class)
                .hasMessageContaining("kafka to be usable again");
    }

    @Test
    void failsWhenAProcessDoesNotStop() {
        part.stops = false;

        assertThatThrownBy(() -> killer.strike(STOP))
                .isInstanceOf(NothingProved.class)
                .hasMessageContaining("did not");
        assertThat(part.done).containsExactly("suspend kafka", "resume kafka");
    }

    @Test
    void failsWhenNothingIsDoneAfterwards() {
        load.goesOn = false;

        assertThatThrownBy(() -> killer.strike(KILL))
                .isInstanceOf(NothingProved.class)
                .hasMessageContaining("anything to be done");
    }

    @Test
    void failsWhenAnotherPartIsNotWellInTheEnd() {
        part.othersWell = false;

        assertThatThrownBy(() -> killer.strike(KILL))
                .isInstanceOf(NothingProved.class)
                .hasMessageContaining("all parts");
    }

    private static final class FakePart implements Victims {

        private final List<String> done = new ArrayList<>();
        private boolean restarts = true;
        private boolean stops = true;
        private boolean othersWell = true;
        private boolean suspended;
        private long pid = 1;

        @Override
        public long pid(String part) {
            return pid;
        }

        @Override
        public boolean isRunning(String part) {
            return true;
        }

        @Override
        public void kill(String part) {
            done.add("kill " + part);
            if (restarts) {
                pid++;
            }
        }

        @Override
        public void suspend(String part) {
            done.add("suspend " + part);
            suspended = stops;
        }

        @Override
        public boolean isSuspended(String part) {
            return suspended;
        }

        @Override
        public void resume(String part) {
            done.add("resume " + part);
            suspended = false;
        }

        @Override
        public boolean answers(String part) {
            return !suspended;
        }

        @Override
        public boolean allAnswer() {
            return othersWell;
        }
    }

    private final class FakeLoad implements Load {

        private int inFlight = 7;
        private boolean endsWithAStop;
        private boolean goesOn = true;

        @Override
        public int inFlight(String part) {
            return endsWithAStop && KillerTest.this.part.suspended ? 0 : inFlight;
        }

        @Override
        public long done() {
            return 0;
        }

        @Override
        public CompletableFuture<Long> doneAfter(long begun) {
            return goesOn ? CompletableFuture.completedFuture(begun + 1) : new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> doneEverywhereAfter(long begun) {
            return CompletableFuture.allOf(doneAfter(begun));
        }
    }
}
