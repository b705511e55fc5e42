package io.fairlead.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.contracts.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private static final int CAPACITY = 20;

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final List<UniEmitter<? super Void>> atKafka = new ArrayList<>();
    private final List<BufferedEvent> atOutbox = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private boolean kafkaConfirms = true;
    private boolean databaseAway;
    private final EventBuffer buffer = new EventBuffer(
            new EventEncoder(new ObjectMapper(), "test", Clock.systemUTC()),
            this::send,
            this::spool,
            new Config(),
            now::get,
            meters);

    @Test
    void whatKafkaConfirmsIsGone() {
        assertThat(offer()).isEqualTo(Acceptance.ACCEPTED);

        assertThat(buffer.size()).isZero();
        assertThat(atOutbox).isEmpty();
    }

    @Test
    void whatKafkaDoesNotConfirmInTwoSecondsGoesToTheOutboxInOneBatch() {
        kafkaConfirms = false;
        offer();
        offer();
        offer();

        pass(Duration.ofMillis(1_999));
        assertThat(atOutbox).isEmpty();
        pass(Duration.ofMillis(1));

        assertThat(atOutbox).hasSize(3);
        assertThat(buffer.size()).isZero();
        assertThat(buffer.state()).isEqualTo(Acceptance.DEGRADED);
    }

    @Test
    void whileKafkaIsSlowEventsDoNotWaitForIt() {
        kafkaConfirms = false;
        offer();
        pass(Duration.ofSeconds(2));
        offer();
        int triedAtKafka = atKafka.size();

        assertThat(offer()).isEqualTo(Acceptance.DEGRADED);
        buffer.tick();

        assertThat(atKafka).hasSize(triedAtKafka);
        assertThat(atOutbox).hasSize(2);
    }

    @Test
    void itReturnsToKafkaWhenAProbeSucceeds() {
        kafkaConfirms = false;
        offer();
        pass(Duration.ofSeconds(2));
        kafkaConfirms = true;

        pass(Duration.ofSeconds(1));
        offer();

        assertThat(buffer.state()).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void aLateConfirmationDoesNotFreeTheSamePlaceTwice() {
        kafkaConfirms = false;
        offer();
        pass(Duration.ofSeconds(2));

        atKafka.getFirst().complete(null);

        assertThat(buffer.size()).isZero();
    }

    @Test
    void withKafkaAndTheDatabaseAwayItFillsAndCountsWhatItCannotTake() {
        kafkaConfirms = false;
        databaseAway = true;
        for (int i = 0; i < CAPACITY; i++) offer();

        assertThat(offer()).isEqualTo(Acceptance.FULL);
        assertThat(offer()).isEqualTo(Acceptance.FULL);

        assertThat(meters.counter("fairlead.events.unlogged").count()).isEqualTo(2);
        assertThat(buffer.size()).isEqualTo(CAPACITY);
    }

    @Test
    void itSaysThatItIsFullWhileAReserveIsLeft() {
        kafkaConfirms = false;
        for (int i = 0; i < CAPACITY - 2; i++) offer();

        assertThat(buffer.state()).isEqualTo(Acceptance.FULL);
        assertThat(offer()).isNotEqualTo(Acceptance.FULL);
    }

    @Test
    void whatTheDatabaseRefusedIsTriedAgain() {
        kafkaConfirms = false;
        databaseAway = true;
        offer();
        pass(Duration.ofSeconds(2));
        assertThat(buffer.size()).isOne();

        databaseAway = false;
        pass(Duration.ofMillis(200));

        assertThat(atOutbox).hasSize(1);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void atTheEndEverythingGoesToTheOutbox() {
        kafkaConfirms = false;
        for (int i = 0; i < 5; i++) offer();

        buffer.flush().await().atMost(Duration.ofSeconds(5));

        assertThat(atOutbox).hasSize(5);
        assertThat(buffer.size()).isZero();
    }

    private Acceptance offer() {
        return buffer.offer(
                OutboundEvent.of(Topics.PROVIDER_CALLS, "school/stripe", UUID.randomUUID(), "test", Map.of("a", 1)));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        buffer.tick();
    }

    private Uni<Void> send(String topic, EncodedEvent event) {
        return Uni.createFrom().emitter(emitter -> {
            atKafka.add(emitter);
            if (kafkaConfirms) emitter.complete(null);
        });
    }

    private Uni<Void> spool(List<BufferedEvent> events) {
        return Uni.createFrom().deferred(() -> {
            if (databaseAway) return Uni.createFrom().failure(new IllegalStateException("away"));
            atOutbox.addAll(events);
            return Uni.createFrom().voidItem();
        });
    }

    private static final class Config implements EventBufferConfig {
        @Override
        public int capacity() {
            return CAPACITY;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
