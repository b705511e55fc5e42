package io.fairlead.monitoring.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells calls and integrations as connector-service would. */
public final class Kafka {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final TestInfrastructure infrastructure;

    public Kafka(TestInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    public void tell(ProviderCall... calls) {
        tell(List.of(calls));
    }

    public void tell(Collection<ProviderCall> calls) {
        send(calls.stream()
                .map(call -> record(
                        Topics.PROVIDER_CALLS,
                        call.tenant() + "/" + call.integration(),
                        JSON.valueToTree(call).toString(),
                        Map.of("ce_id", call.id().toString(), "ce_type", ProviderCall.TYPE)))
                .toList());
    }

    public void tell(IntegrationState state) {
        send(List.of(record(
                Topics.INTEGRATIONS,
                state.tenant() + "/" + state.name(),
                write(state),
                Map.of("ce_type", IntegrationState.TYPE, "ce_revision", Long.toString(state.revision())))));
    }

    public void tell(DeadLetter letter) {
        send(List.of(record(
                Topics.DEAD_LETTERS,
                keyOf(letter),
                write(letter),
                Map.of("ce_type", DeadLetter.TYPE, "ce_revision", Long.toString(letter.revision())))));
    }

    public void isSettled(DeadLetter letter) {
        send(List.of(record(
                Topics.DEAD_LETTERS,
                keyOf(letter),
                null,
                Map.of("ce_type", DeadLetter.TYPE, "ce_revision", Long.toString(letter.revision() + 1)))));
    }

    private static String keyOf(DeadLetter letter) {
        return "%s/%s/%s".formatted(letter.tenant(), letter.service(), letter.id());
    }

    /** Says that an integration exists. */
    public void integration(String tenant, String name) {
        tell(new IntegrationState(tenant, name, "stripe", "production", true, Map.of(), System.nanoTime()));
    }

    public void integrationIsGone(String tenant, String name) {
        send(List.of(record(
                Topics.INTEGRATIONS,
                tenant + "/" + name,
                null,
                Map.of("ce_type", IntegrationState.TYPE, "ce_revision", Long.toString(System.nanoTime())))));
    }

    private ProducerRecord<String, @Nullable String> record(
            Topic topic, String key, @Nullable String value, Map<String, String> headers) {
        var record =
                new ProducerRecord<String, @Nullable String>(infrastructure.topicsPrefix() + topic.name(), key, value);
        headers.forEach((name, content) -> record.headers().add(name, content.getBytes(UTF_8)));
        record.headers().add("traceparent", traceparent().getBytes(UTF_8));
        return record;
    }

    private void send(List<ProducerRecord<String, @Nullable String>> records) {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", infrastructure.kafkaBootstrap(), "acks", "all", "linger.ms", 5);
        try (var producer = new KafkaProducer<String, @Nullable String>(
                configuration, new StringSerializer(), new StringSerializer())) {
            for (var record : records) {
                var unused = producer.send(record);
            }
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String traceparent() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "00-%s-%s-01".formatted(random, random.substring(16));
    }
}
