package io.fairlead.chassis.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.contracts.topic.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The state topics this service follows. */
@ApplicationScoped
public class StateTopics {
    private static final Duration CLOSING = Duration.ofSeconds(3);

    /** A topic with the reader that follows it and the copy that reader keeps. */
    record Followed(Topic topic, StateTopic<?> state, StateCopy<?> copy) {}

    private final List<Followed> followed = new CopyOnWriteArrayList<>();
    private final Map<String, Object> kafka;
    private final TopicNames names;
    private final EventReader reader;
    private final Transactions transactions;

    public StateTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicNames names,
            EventReader reader,
            Transactions transactions) {
        this.kafka = kafka;
        this.names = names;
        this.reader = reader;
        this.transactions = transactions;
    }

    /** Begins to follow a topic; call it once, at start. */
    public <V> StateTopic<V> follow(Topic topic, EventType<V> type, StateCopy<V> copy) {
        if (topic.kind() != Topic.Kind.STATE)
            throw new IllegalArgumentException("%s is no state topic".formatted(topic.name()));
        var state = new StateTopic<>(
                names.of(topic), type, reader, new StateStore<>(transactions, topic, copy), this::consumer);
        followed.add(new Followed(topic, state, copy));
        return state;
    }

    List<Followed> followed() {
        return List.copyOf(followed);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followed.forEach(each -> each.state().stop());
        for (var each : followed) each.state().awaitEnd(CLOSING);
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
