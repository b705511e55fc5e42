package io.fairlead.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<AccessLine> written = new ArrayList<>();
    private final AccessWriter writer = new AccessWriter(() -> 2, written::addAll, metrics);

    @Test
    void writesOneJsonObjectALineWithTheFieldsBesideTheMessage() throws IOException {
        var output = new ByteArrayOutputStream();
        var lines = new JsonAccessLines("gateway-service", new PrintStream(output, true, StandardCharsets.UTF_8));

        lines.write(List.of(line("ada \"the\nfirst\""), line("bob")));

        var text = output.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(text).hasSize(3).endsWith("");
        JsonNode first = JSON.readTree(text[0]);
        assertThat(first.path("message").asText()).isEqualTo("GET /api/v1/integrations 200");
        assertThat(first.path("loggerName").asText()).isEqualTo("io.fairlead.gateway.access");
        assertThat(first.path("subject").asText()).isEqualTo("ada \"the\nfirst\"");
        assertThat(first.path("timestamp").asText()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(first.path("tenant").asText()).isEqualTo("school");
        assertThat(JSON.readTree(text[1]).path("subject").asText()).isEqualTo("bob");
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        for (int i = 0; i < 5; i++) {
            writer.write(line("ada"));
        }

        assertThat(metrics.counter("fairlead.gateway.access.dropped").count()).isEqualTo(3);
    }

    @Test
    void whatStillWaitsIsWrittenBeforeTheGatewayEnds() {
        writer.write(line("ada"));
        writer.write(line("bob"));

        writer.close().await().indefinitely();

        assertThat(written).extracting(AccessLine::subject).containsExactly("ada", "bob");
    }

    private static AccessLine line(String subject) {
        return new AccessLine(
                Instant.parse("2026-11-21T08:00:00Z"),
                "GET",
                "/api/v1/integrations",
                200,
                "complete",
                3,
                0,
                981,
                "r-1",
                "0af7651916cd43dd8448eb211c80319c",
                subject,
                "school");
    }
}
