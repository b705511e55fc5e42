package io.fairlead.testing.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"Ada"}               | {"name":"Ada"}               | {}
            {"name":"Ada","email":null}  | {"name":"Ben","email":null}  | {"name":"Ada"}
            {"metadata":{"a":"1"}}       | {"metadata":{"a":"1","b":"2"}} | {"metadata":{"b":null}}
            {"metadata":{"a":"1"}}       | {"metadata":{}}              | {"metadata":{"a":"1"}}
            {"address":null}             | {"address":{"city":"Bonn"}}  | {"address":null}
            """)
    void saysWhatTheChangedFieldsWereBefore(String before, String after, String previous) {
        assertThat(Difference.of(object(before), object(after))).isEqualTo(object(previous));
    }

    private static ObjectNode object(String json) {
        return Json.parseObject(json).orElseThrow();
    }
}
