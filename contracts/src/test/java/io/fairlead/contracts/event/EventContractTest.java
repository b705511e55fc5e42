package io.fairlead.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("provider-call.v1", ProviderCall.class),
                Arguments.of("integration.v1", IntegrationState.class),
                Arguments.of("connector-definition.v1", ConnectorDefinition.class),
                Arguments.of("dead-letter.v1", DeadLetter.class),
                Arguments.of("webhook-delivery.v1", WebhookDelivery.class),
                Arguments.of("webhook-event.v1", WebhookEvent.class),
                Arguments.of("record-change.v1", RecordChange.class),
                Arguments.of("sync-progress.v1", SyncProgress.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theExampleKeepsTheSchema(String name, Class<?> record) {
        assertThat(schema(name).validate(text("examples", name), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theRecordReadsTheExampleAndWritesItBackUnchanged(String name, Class<?> record) throws IOException {
        JsonNode example = JSON.readTree(text("examples", name));

        JsonNode written = JSON.readTree(JSON.writeValueAsBytes(JSON.treeToValue(example, record)));

        assertThat(written).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaNamesExactlyTheRecordsComponents(String name, Class<?> record) throws IOException {
        JsonNode properties = JSON.readTree(text("schemas", name)).get("properties");

        assertThat(StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(record.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anExampleWithoutARequiredFieldBreaksTheSchema(String name, Class<?> record) throws IOException {
        var required = JSON.readTree(text("schemas", name)).get("required");

        assertThat(required).allSatisfy(field -> {
            var example = (ObjectNode) JSON.readTree(text("examples", name));
            example.remove(field.textValue());
            assertThat(schema(name).validate(example)).isNotEmpty();
        });
    }

    private static com.networknt.schema.JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text("schemas", name));
    }

    private static String text(String folder, String name) {
        String path = "/%s/%s.json".formatted(folder, name);
        try (InputStream in = Objects.requireNonNull(EventContractTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
