package io.fairlead.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.problem.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @ParameterizedTest
    @CsvSource({"1,PT1S", "2.5,PT2.5S", "0.001,PT0.001S", "30,PT30S", "100000,PT24H"})
    void isANumberOfSeconds(String header, Duration expected) {
        assertThat(Deadline.parse(header)).isEqualTo(expected);
    }

    @Test
    void isNotGivenWithoutTheHeader() {
        assertThat(Deadline.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-1", "1s", "PT1S", "1e3", " 1", "1.", "NaN", "99999999999"})
    void anythingElseIsRefusedWithTheHeadersName(String header) {
        assertThatThrownBy(() -> Deadline.parse(header))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Fairlead-Deadline");
    }
}
