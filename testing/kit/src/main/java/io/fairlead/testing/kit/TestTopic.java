package io.fairlead.testing.kit;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One topic as a test sees it: read from the beginning, without a consumer group. */
public final class TestTopic {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrap;
    private final String name;

    TestTopic(String bootstrap, String name) {
        this.bootstrap = bootstrap;
        this.name = name;
    }

    /** A topic of a suite that runs by itself. */
    public static TestTopic at(String bootstrap, String name) {
        return new TestTopic(bootstrap, name);
    }

    /** With the prefix. */
    public String name() {
        return name;
    }

    /** Sends and waits for the broker. A null value is a tombstone. */
    public void send(String key, @Nullable String value, Map<String, String> headers) {
        var record = new ProducerRecord<String, @Nullable String>(name, key, value);
        headers.forEach((header, content) -> record.headers().add(header, content.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> configuration =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<String, @Nullable String>(
                configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is in the topic now, each partition in its order. */
    public List<ConsumerRecord<String, @Nullable String>> all() {
        try (var consumer = consumer()) {
            var partitions = seekToBeginning(consumer);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, @Nullable String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /**
     * Waits until as many records match.
     *
     * @throws AssertionError when they have not come within {@code patience}
     */
    public List<ConsumerRecord<String, @Nullable String>> await(
            int count, Predicate<ConsumerRecord<String, @Nullable String>> wanted, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        try (var consumer = consumer()) {
            seekToBeginning(consumer);
            List<ConsumerRecord<String, @Nullable String>> found = new ArrayList<>();
            while (found.size() < count && System.nanoTime() < end) {
                for (var record : consumer.poll(POLL)) {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                }
            }
            if (found.size() < count) {
                throw new AssertionError("%d of %d records came in %s within %s: %s"
                        .formatted(found.size(), count, name, patience, found));
            }
            return found;
        }
    }

    /** Waits until so many records are in the topic. */
    public List<ConsumerRecord<String, @Nullable String>> await(int count, Duration patience) {
        return await(count, any -> true, patience);
    }

    private KafkaConsumer<String, @Nullable String> consumer() {
        Map<String, Object> configuration = Map.of(
                BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ISOLATION_LEVEL_CONFIG,
                "read_committed");
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer());
    }

    private List<TopicPartition> seekToBeginning(KafkaConsumer<String, @Nullable String> consumer) {
        var partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }
}
