package io.fairlead.chassis.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Puts aside what failed by itself, as it came, with where it came from and why. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String SUFFIX = ".dlq";
    private static final int LONGEST_REASON = 500;

    private final EventProducer producer;

    DeadLetters(EventProducer producer) {
        this.producer = producer;
    }

    /** A dead letter that cannot be read either stays where it is: there is no place behind that one. */
    Uni<Void> add(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
        if (record.topic().endsWith(SUFFIX)) {
            LOG.errorf("letter of %s, offset %d, is passed over: %s", record.topic(), record.offset(), reason);
            return Uni.createFrom().voidItem();
        }
        var letter =
                new ProducerRecord<>(record.topic() + SUFFIX, null, record.key(), record.value(), record.headers());
        put(letter, EventHeaders.CONSUMER, consumer);
        put(letter, EventHeaders.SOURCE_TOPIC, record.topic());
        put(letter, EventHeaders.SOURCE_PARTITION, Integer.toString(record.partition()));
        put(letter, EventHeaders.SOURCE_OFFSET, Long.toString(record.offset()));
        put(letter, EventHeaders.REASON, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        LOG.errorf(
                "event of %s, partition %d, offset %d, put aside: %s",
                record.topic(), record.partition(), record.offset(), reason);
        return producer.send(letter);
    }

    private static void put(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(UTF_8));
    }
}
