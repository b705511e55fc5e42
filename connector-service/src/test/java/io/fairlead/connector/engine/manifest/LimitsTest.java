package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "per-second: 20, burst: 40 | 20 | 40",
                "per-second: 20 | 20 | 20",
                "per-minute: 300 | 5 | 5",
                "per-minute: 30 | 0.5 | 1",
                "per-minute: 30, burst: 30 | 0.5 | 30",
            })
    void saysHowManyASecondAndHowManyAtOnce(String limits, double perSecond, int burst) {
        assertThat(with("{ %s }".formatted(limits)).connectorRead().limits()).isEqualTo(new Limits(perSecond, burst));
    }

    @Test
    void isNotThereUnlessSaid() {
        assertThat(ManifestText.valid().connectorRead().limits()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                              | /limits            | a limit is either per second or per minute",
                "{ burst: 3 }                    | /limits            | a limit is either per second or per minute",
                "{ per-second: 1, per-minute: 9 }| /limits            | a limit is either per second or per minute",
                "{ per-second: 0 }               | /limits/per-second | must have a minimum value of 1",
                "{ per-second: 0.5 }             | /limits/per-second | 'must be integer, not number'",
                "{ per-hour: 5 }                 | /limits/per-hour   | unknown key 'per-hour'",
            })
    void refusesWhatIsNoLimit(String limits, String pointer, String message) {
        assertThat(with(limits).errors())
                .extracting(ManifestError::pointer, ManifestError::message)
                .contains(tuple(pointer, message.replaceAll("^'(.*)'$", "$1")));
    }

    private static ManifestText with(String limits) {
        return ManifestText.valid().with("operations:\n", "limits: " + limits + "\noperations:\n");
    }
}
