package io.fairlead.testing.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventFollowerTest {

    private final TestInfrastructure infrastructure = TestInfrastructure.of("benchmarks");
    private final Sightings sightings = new Sightings();

    @Test
    void seesWhatComesAfterItHasStarted() throws Exception {
        var topic = infrastructure.topic(Topics.WEBHOOK_EVENTS).name();
        sightings.sent("evt_before", System.nanoTime());
        sightings.sent("evt_after", System.nanoTime());
        var failure = new CompletableFuture<Throwable>();

        try (var producer = new KafkaProducer<>(asTheSuiteSends(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "school/stripe", event("evt_before")))
                    .get();
            EventFollower.start(infrastructure.kafkaBootstrap(), topic, sightings, failure::complete);
            producer.send(new ProducerRecord<>(topic, "school/stripe", event("evt_elsewhere")))
                    .get();
            producer.send(new ProducerRecord<>(topic, "school/stripe", event("evt_after")))
                    .get();
        }

        sightings.refused("evt_before");
        Visible visible = sightings.await(Duration.ofSeconds(20));
        assertThat(failure).isNotDone();
        assertThat(visible.missing()).isZero();
        assertThat(visible.seen()).isEqualTo(1);
    }

    private Map<String, Object> asTheSuiteSends() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                infrastructure.kafkaBootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all");
    }

    private static String event(String delivery) {
        return """
                {"id":"1","payload":{"deliveryId":"evt_of_somebody_else"},"deliveryId":"%s","index":0}""".formatted(delivery);
    }
}
