package io.fairlead.chassis.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Encoded events as records of this installation's topics. */
@ApplicationScoped
class EventRecords {
    private final TopicNames names;

    EventRecords(TopicNames names) {
        this.names = names;
    }

    ProducerRecord<String, byte[]> of(String topic, EncodedEvent event) {
        var record = new ProducerRecord<>(
                names.of(topic),
                event.key(),
                event.value() == null ? null : event.value().getBytes(UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
