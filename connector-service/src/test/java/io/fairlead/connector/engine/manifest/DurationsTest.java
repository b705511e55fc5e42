package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms, 500ms", "1000ms, 1s", "90s, 90s", "300s, 5m", "90m, 90m", "72h, 72h", "4320m, 72h"})
    void areWrittenInTheLargestUnitThatIsExact(String text, String shortest) {
        assertThat(Durations.text(Durations.parse(text))).isEqualTo(shortest);
    }

    @Property
    void areTheSameWhenReadAgain(@ForAll @IntRange(min = 1, max = 999_999) int amount, @ForAll("units") String unit) {
        var duration = Durations.parse(amount + unit);

        assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of("ms", "s", "m", "h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0s", "-5m", "5 m", "1.5h", "5d", "1000000s", "5M"})
    void haveNoOtherForm(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(InvalidManifest.class)
                .hasMessage("'%s' is not a duration like 500ms, 10s or 5m", text);
    }
}
