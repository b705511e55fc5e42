package io.fairlead.testing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncRunTest {

    @Test
    void lastsFromWhenItWasAskedForUntilItHasEnded() throws Exception {
        var run = SyncRun.of(run("succeeded", 0));

        assertThat(run.perSecond()).isEqualTo(500, within(0.001));
        assertThat(run.differing()).isEqualTo(100);
        assertThat(run.share()).isEqualTo(10, within(0.001));
    }

    @Test
    void isNothingToMeasureWhenItFailedOrRecordsWereRejected() throws Exception {
        for (var run : List.of(run("failed", 0), run("parked", 0), run("succeeded", 1))) {
            assertThatThrownBy(() -> SyncRun.of(run)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRatioReachesItsGoalByItsMedians() {
        assertThat(Figures.ratioGoalAtLeast(List.of(1.0, 25.0, 90.0), List.of(100.0), 0.25))
                .isEqualTo("goal ≥ 0.25: met");
        assertThat(Figures.ratioGoalAtLeast(List.of(24.0), List.of(100.0), 0.25))
                .isEqualTo("goal ≥ 0.25: missed");
    }

    private static JsonNode run(String state, int rejected) throws JsonProcessingException {
        return new ObjectMapper().readTree("""
                {"state":"%s","createdAt":"2026-11-29T10:00:00.500Z","startedAt":"2026-11-29T10:00:01Z",
                 "finishedAt":"2026-11-29T10:00:02.500Z",
                 "counts":{"read":1000,"created":40,"changed":50,"unchanged":900,"deleted":10,"rejected":%d}}
                """.formatted(state, rejected));
    }
}
