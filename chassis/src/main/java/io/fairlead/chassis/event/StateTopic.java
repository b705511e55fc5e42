package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows a state topic. At each start, and after each break, it reads the whole topic without a consumer group, takes
 * what is newer than the copy, removes what the topic no longer has, and then follows on. While Kafka is away the copy is
 * what there is.
 */
public final class StateTopic<V> {
    private static final Logger LOG = Logger.getLogger(StateTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);
    private static final long RETRY_MS = 1_000;

    private final String topic;
    private final EventType<V> type;
    private final EventReader reader;
    private final StateStore<V> store;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<String, byte[]> current;
    private volatile boolean caughtUp;

    StateTopic(
            String topic,
            EventType<V> type,
            EventReader reader,
            StateStore<V> store,
            Supplier<Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.type = type;
        this.reader = reader;
        this.store = store;
        this.consumers = consumers;
        this.thread = Thread.ofPlatform().name("state-" + topic).daemon().start(this::run);
    }

    /** Whether the copy has been brought up to the topic since the start. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    void stop() {
        stopped.countDown();
        var consumer = current;
        if (consumer != null) consumer.wakeup();
    }

    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest);
    }

    private void run() {
        while (stopped.getCount() > 0)
            try (var consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debugf("state topic %s is no longer followed", topic);
            } catch (RuntimeException e) {
                LOG.warnf("state topic %s is read again in a moment: %s", topic, e.toString());
                pause();
            } finally {
                current = null;
            }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        takeWhole(consumer, consumer.endOffsets(partitions));
        caughtUp = true;
        while (stopped.getCount() > 0)
            for (var record : consumer.poll(POLL)) {
                StateChange<V> change = changeOf(record);
                if (change != null) finish(store.take(change));
            }
    }

    private void takeWhole(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<String, StateChange<V>> latest = new HashMap<>();
        Set<String> keys = new HashSet<>();
        long highest = Long.MIN_VALUE;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
            for (var record : consumer.poll(POLL)) {
                keys.add(record.key());
                StateChange<V> change = changeOf(record);
                if (change == null) continue;
                highest = Math.max(highest, change.revision());
                if (change.isNewerThan(latest.get(change.key()))) latest.put(change.key(), change);
            }
        finish(store.takeAll(latest.values()));
        finish(store.keepOnly(keys, keys.isEmpty() ? Long.MAX_VALUE : highest));
    }

    private @Nullable StateChange<V> changeOf(ConsumerRecord<String, byte[]> record) {
        try {
            String revision = EventReader.header(record, EventHeaders.REVISION);
            if (revision == null) throw new UnreadableEvent("it has no revision");
            V value = record.value() == null ? null : reader.dataOf(type, record.value());
            if (value != null && !store.understands(value))
                throw new UnreadableEvent("it was written for a newer build");
            return new StateChange<>(record.key(), Long.parseLong(revision), value);
        } catch (UnreadableEvent | NumberFormatException e) {
            LOG.errorf("offset %d of state topic %s is passed over: %s", record.offset(), topic, e.getMessage());
            return null;
        }
    }

    /** This thread has nothing else to do than to wait for what it asked for. */
    private static void finish(Uni<Void> work) {
        work.await().atMost(LONGEST_WRITE);
    }

    private void pause() {
        try {
            if (stopped.await(RETRY_MS, TimeUnit.MILLISECONDS)) LOG.debugf("state topic %s is left", topic);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
