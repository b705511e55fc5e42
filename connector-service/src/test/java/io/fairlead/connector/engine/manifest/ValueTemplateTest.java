package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ValueTemplateTest {
    private static final Connector CONNECTOR = ManifestText.valid()
            .with(
                    "body: { json: { reader: '${input.reader}' } }",
                    "body: { json: { kind: loan, days: 14, who: { reader: '${input.reader}' }, ids: ['${input.reader}'] } }")
            .connectorRead();

    @Test
    void fillsWhatIsThere() {
        assertThat(bodyFor("{\"id\":\"b1\",\"reader\":\"r1\"}"))
                .isEqualTo(Json.of("{\"kind\":\"loan\",\"days\":14,\"who\":{\"reader\":\"r1\"},\"ids\":[\"r1\"]}"));
    }

    @Test
    void leavesOutWhatIsAbsentAndWhatIsEmptyBecauseOfIt() {
        assertThat(bodyFor("{\"id\":\"b1\"}")).isEqualTo(Json.of("{\"kind\":\"loan\",\"days\":14}"));
    }

    private static JsonNode bodyFor(String input) {
        var body = CONNECTOR.operation("lend-book").orElseThrow().body();
        assertThat(body).isInstanceOf(Body.Json.class);
        return ((Body.Json) Objects.requireNonNull(body))
                .content()
                .value(reference -> Json.of(input).path(reference.name()))
                .orElseThrow();
    }
}
