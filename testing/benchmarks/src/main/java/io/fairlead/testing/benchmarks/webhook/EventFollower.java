package io.fairlead.testing.benchmarks.webhook;

import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A client application that wants to know of every event, from now on. */
final class EventFollower {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int AT_ONCE = 5000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final DeliveryId deliveryId = new DeliveryId();
    private final Sightings sightings;

    private EventFollower(KafkaConsumer<String, byte[]> consumer, Sightings sightings) {
        this.consumer = consumer;
        this.sightings = sightings;
    }

    /**
     * Misses nothing that comes after this has returned.
     *
     * @param failed is told when it can follow no longer: without it every event would seem to be missing
     */
    static void start(String bootstrap, String topic, Sightings sightings, Consumer<Throwable> failed) {
        Map<String, Object> configuration = Map.of(
                BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ISOLATION_LEVEL_CONFIG,
                "read_committed",
                MAX_POLL_RECORDS_CONFIG,
                AT_ONCE);
        var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform()
                .name("events")
                .daemon()
                .uncaughtExceptionHandler((thread, failure) -> failed.accept(failure))
                .start(new EventFollower(consumer, sightings)::follow);
    }

    private void follow() {
        while (true) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            records.forEach(record -> sightings.seen(deliveryId.of(record.value()), now));
        }
    }
}
