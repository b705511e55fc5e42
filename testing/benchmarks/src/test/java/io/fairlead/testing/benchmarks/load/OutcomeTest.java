package io.fairlead.testing.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void comesThroughALineAsItWas() {
        var none = new Outcome(7, Map.of(), Duration.ofMillis(3), Duration.ofNanos(5), Duration.ofNanos(9));
        var some = new Outcome(
                7, Map.of(503, 2L, Request.NO_ANSWER, 1L), Duration.ofMillis(3), Duration.ZERO, Duration.ofNanos(9));

        assertThat(Outcome.parse(none.line())).isEqualTo(none);
        assertThat(Outcome.parse(some.line())).isEqualTo(some);
        assertThat(some.failed()).isEqualTo(3);
    }
}
