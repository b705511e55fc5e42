package io.fairlead.testing.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {1, 3, 150, 1000, 1500})
    void aRequestCountsFromTheMomentFromWhichItIsSent(int perSecond) {
        var pace = new Pace(perSecond);

        for (long number = 0; number < 3L * perSecond; number++) {
            assertThat(pace.dueBy(pace.dueAt(number))).isEqualTo(number + 1);
            if (number > 0) {
                assertThat(pace.dueBy(pace.dueAt(number) - 1)).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {1, 3, 150, 1000, 1500})
    void aSecondHasAsManyAsWished(int perSecond) {
        var pace = new Pace(perSecond);

        assertThat(pace.dueBy(0)).isEqualTo(1);
        assertThat(pace.dueBy(SECOND - 1)).isEqualTo(perSecond);
        assertThat(pace.dueBy(60 * SECOND - 1)).isEqualTo(60L * perSecond);
    }
}
