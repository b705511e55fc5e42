package io.fairlead.chassis.event;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The idempotent producer of this process. It does not compress: most batches are a record or two, and each would cost
 * a compressor's buffers of 128 KiB; a topic whose records are worth it can be compressed by the broker.
 *
 * <p> A send blocks for as long as Kafka's metadata are missing, hence the thread of
 * its own; and a topic whose metadata were not to be had fails at once for a moment, so that a queue of sends does not
 * wait for each of them in turn.
 */
@ApplicationScoped
public class EventProducer {
    private static final int METADATA_WAIT_MS = 1_000;
    private static final int ATTEMPT_MS = 3_000;
    private static final int GIVE_UP_MS = 8_000;
    /** What the topic that takes the largest messages takes; each broker's topic still judges for itself. */
    private static final int LARGEST =
            Topics.all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Map<String, Object> configuration;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("event-producer").daemon().factory());
    private final Map<String, Long> unreachableSince = new HashMap<>();
    private @Nullable KafkaProducer<String, byte[]> producer;

    public EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventProducerConfig config) {
        this.configuration = configurationFrom(kafka, config.linger());
    }

    /** Completes when all in-sync replicas have the record. */
    Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .emitter(emitter -> sender.execute(() -> {
                    try {
                        failWhileUnreachable(record.topic());
                        var unused = producer().send(record, (metadata, failure) -> {
                            if (failure == null) emitter.complete(null);
                            else emitter.fail(failure);
                        });
                    } catch (RuntimeException e) {
                        emitter.fail(e);
                    }
                }));
    }

    @PreDestroy
    public void close() {
        if (sender.isShutdown()) return;
        sender.execute(() -> {
            if (producer != null) producer.close(CLOSING);
        });
        sender.shutdown();
        try {
            if (!sender.awaitTermination(CLOSING.toMillis() + METADATA_WAIT_MS, TimeUnit.MILLISECONDS))
                sender.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failWhileUnreachable(String topic) {
        long now = System.nanoTime();
        Long since = unreachableSince.get(topic);
        if (since != null && now - since < TimeUnit.MILLISECONDS.toNanos(METADATA_WAIT_MS))
            throw new TimeoutException("topic " + topic + " was not reachable a moment ago");
        try {
            producer().partitionsFor(topic);
            unreachableSince.remove(topic);
        } catch (TimeoutException e) {
            unreachableSince.put(topic, System.nanoTime());
            throw e;
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null)
            producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        return producer;
    }

    private static Map<String, Object> configurationFrom(Map<String, Object> kafka, Duration linger) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_WAIT_MS);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        return configuration;
    }
}
