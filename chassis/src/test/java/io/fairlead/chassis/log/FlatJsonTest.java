package io.fairlead.chassis.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class FlatJsonTest {

    private final FlatJson format = new FlatJson("sample-service");

    @Test
    void fieldsOfTheWorkStandBesideTheMessage() throws JsonProcessingException {
        var line = line("called");
        line.setMdc(Map.of("tenant", "school", "integration", "roster", "traceId", "4bf92f"));

        var json = json(line);

        assertThat(json.get("message").asText()).isEqualTo("called");
        assertThat(json.get("service").asText()).isEqualTo("sample-service");
        assertThat(json.get("tenant").asText()).isEqualTo("school");
        assertThat(json.get("integration").asText()).isEqualTo("roster");
        assertThat(json.get("traceId").asText()).isEqualTo("4bf92f");
        assertThat(json.has("mdc")).isFalse();
    }

    @Test
    void aLineIsOneLineWhateverItSays() {
        var line = line("first\nsecond");
        line.setThrown(new IllegalStateException("why"));

        assertThat(format.format(line).strip()).doesNotContain("\n").contains("IllegalStateException: why");
    }

    private JsonNode json(ExtLogRecord line) throws JsonProcessingException {
        return new ObjectMapper().readTree(format.format(line));
    }

    private static ExtLogRecord line(String message) {
        return new ExtLogRecord(Level.INFO, message, "a.Logger");
    }
}
