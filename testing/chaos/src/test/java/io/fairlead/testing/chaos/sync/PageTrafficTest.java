package io.fairlead.testing.chaos.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.chaos.sync.SyncRun.Counts;
import io.fairlead.testing.chaos.sync.SyncRun.OfStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTrafficTest {

    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    private final PageTraffic traffic = new PageTraffic(Map.of(), Duration.ofNanos(1));

    @Test
    void thereIsWorkBetweenTheFirstPageOfARunAndItsLast() {
        assertThat(traffic.inFlight("kafka")).isZero();
        traffic.saw(1, List.of(run("running", 0)));
        assertThat(traffic.inFlight("kafka")).isZero();
        traffic.saw(2, List.of(run("running", 1)));
        assertThat(traffic.inFlight("kafka")).isEqualTo(1);
        traffic.saw(3, List.of(run("succeeded", 2)));
        assertThat(traffic.inFlight("kafka")).isZero();
    }

    @Test
    void whatWasCommittedBeforeTheStrikeIsNoSuccessAfterIt() {
        traffic.saw(1, List.of(run("running", 3)));
        var next = traffic.doneAfter(10);

        traffic.saw(9, List.of(run("running", 4)));
        traffic.saw(11, List.of(run("running", 4)));
        assertThat(next).isNotDone();

        traffic.saw(12, List.of(run("running", 5)));
        assertThat(next).isDone();
    }

    @Test
    void aStrikeHurtsWhenTheRunGoesOnAfterIt() {
        traffic.saw(1, List.of(run("running", 3)));
        var _ = traffic.doneAfter(10);

        traffic.saw(11, List.of(run("running", 3)));

        assertThat(traffic.met())
                .hasValueSatisfying(met -> assertThat(met.wasRunning()).isTrue());
    }

    @Test
    void aStrikeHurtsNothingWhenTheRunHasEnded() {
        traffic.saw(1, List.of(run("running", 3)));
        var _ = traffic.doneAfter(10);

        traffic.saw(11, List.of(run("succeeded", 4)));

        assertThat(traffic.met())
                .hasValueSatisfying(met -> assertThat(met.wasRunning()).isFalse());
    }

    private static SyncRun run(String state, int pages) {
        return new SyncRun("run", "full", state, "", NONE, List.of(new OfStream("users", state, pages, NONE)));
    }
}
