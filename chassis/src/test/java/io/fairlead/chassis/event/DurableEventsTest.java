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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableEventsTest {
    private static final String LANE = "an-endpoint";
    private static final Duration SETTLED = Duration.ofMillis(250);

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final List<UniEmitter<? super Void>> atKafka = new ArrayList<>();
    private final List<List<EncodedEvent>> commits = new ArrayList<>();
    private final List<UniEmitter<? super Void>> uncommitted = new ArrayList<>();
    private final Set<Lane> rows = new HashSet<>();
    private boolean kafkaConfirms = true;
    private boolean databaseAway;
    private boolean databaseHangs;
    private final DurableEvents events = new DurableEvents(
            new EventEncoder(new ObjectMapper(), "test", Clock.systemUTC()),
            this::send,
            new DurableSpool(
                    this::commit,
                    new HeldInOutbox(topics -> Uni.createFrom().item(Set.copyOf(rows)), now::get),
                    Duration.ofMinutes(1)),
            Duration.ofSeconds(1),
            now::get,
            new SimpleMeterRegistry());

    @BeforeEach
    void lookedOnce() {
        events.use(Topics.WEBHOOK_INTAKE);
        events.tick();
    }

    @Test
    void whatKafkaConfirmsIsDurable() {
        assertThat(store()).isCompleted();

        assertThat(commits).isEmpty();
    }

    @Test
    void whatKafkaDoesNotConfirmInASecondIsDurableOnceTheOutboxHasIt() {
        kafkaConfirms = false;
        var stored = store();

        pass(Duration.ofMillis(999));
        assertThat(stored).isNotDone();
        pass(Duration.ofMillis(1));
        assertThat(commits).hasSize(1);
        assertThat(stored).as("the other replicas are to hear of it first").isNotDone();
        pass(SETTLED);

        assertThat(stored).isCompleted();
    }

    @Test
    void whatNeitherTakesIsNotStored() {
        kafkaConfirms = false;
        databaseAway = true;
        var stored = store();

        pass(Duration.ofSeconds(1));

        assertThat(stored).isCompletedExceptionally();
    }

    @Test
    void aLateConfirmationIsAsGoodAsTheOutbox() {
        kafkaConfirms = false;
        databaseHangs = true;
        var stored = store();
        pass(Duration.ofSeconds(1));
        assertThat(stored).isNotDone();

        atKafka.getFirst().complete(null);

        assertThat(stored).isCompleted();
    }

    @Test
    void whileKafkaIsSlowNobodyWaitsForIt() {
        kafkaConfirms = false;
        var _ = store();
        pass(Duration.ofSeconds(1));
        int asked = atKafka.size();

        var _ = store();
        var stored = store();
        pass(SETTLED);
        assertThat(stored).isCompleted();

        assertThat(atKafka.size() - asked).as("one probes, the others do not").isLessThanOrEqualTo(1);
    }

    @Test
    void whatFollowsInALaneDoesNotOvertakeWhatWaitsInTheOutbox() {
        kafkaConfirms = false;
        var _ = store();
        pass(Duration.ofSeconds(1));
        kafkaConfirms = true;
        store("another-lane").join();
        pass(Duration.ofSeconds(1));

        var _ = store();
        assertThat(commits).hasSize(2);

        rows.clear();
        pass(Duration.ofSeconds(1));
        store().join();
        assertThat(commits).as("nothing waits any more").hasSize(2);
    }

    @Test
    void whatAnotherReplicaHasInTheOutboxIsNotOvertakenEither() {
        store("any").join();
        pass(Duration.ofSeconds(1));
        rows.add(lane(LANE));

        events.heard(Topics.WEBHOOK_INTAKE.name());
        pass(Duration.ofMillis(20));
        var _ = store();

        assertThat(commits).hasSize(1);
    }

    @Test
    void whatAnotherReplicaSaysOfALaneHoldsItAtOnce() {
        events.heldElsewhere(Topics.WEBHOOK_INTAKE.name() + " " + LANE);

        var _ = store();

        assertThat(commits).hasSize(1);
    }

    @Test
    void aReplicaThatHasNotLookedYetOvertakesNothing() {
        var fresh = new HeldInOutbox(topics -> Uni.createFrom().item(Set.of()), now::get);
        assertThat(fresh.holds(lane(LANE))).isTrue();

        fresh.use(Topics.WEBHOOK_INTAKE.name());
        fresh.tick();

        assertThat(fresh.holds(lane(LANE))).isFalse();
    }

    @Test
    void whatComesDuringACommitSharesTheNext() {
        kafkaConfirms = false;
        databaseHangs = true;
        var _ = store();
        pass(Duration.ofSeconds(1));
        List<CompletableFuture<Void>> more = new ArrayList<>();
        for (int i = 0; i < 50; i++) more.add(store());
        assertThat(commits).hasSize(1);

        databaseHangs = false;
        uncommitted.getFirst().complete(null);

        pass(SETTLED);
        assertThat(commits).hasSize(2);
        assertThat(commits.getLast()).hasSize(50);
        assertThat(more).allSatisfy(stored -> assertThat(stored).isCompleted());
    }

    @Test
    void anEventThatCommittedAfterALookBeganStillHoldsItsLane() {
        var look = new CompletableFuture<Set<Lane>>();
        var held = new HeldInOutbox(topics -> Uni.createFrom().completionStage(look), now::get);
        held.use(Topics.WEBHOOK_INTAKE.name());
        held.begin(lane(LANE));
        held.tick();

        held.end(lane(LANE));
        look.complete(Set.of());

        assertThat(held.holds(lane(LANE))).isTrue();
    }

    private CompletableFuture<Void> store() {
        return store(LANE);
    }

    private CompletableFuture<Void> store(String key) {
        return events.store(OutboundEvent.of(Topics.WEBHOOK_INTAKE, key, UUID.randomUUID(), "test", Map.of("a", 1)))
                .subscribeAsCompletionStage();
    }

    private static Lane lane(String key) {
        return new Lane(Topics.WEBHOOK_INTAKE.name(), key);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        events.tick();
    }

    private Uni<Void> send(String topic, EncodedEvent event) {
        return Uni.createFrom().emitter(emitter -> {
            atKafka.add(emitter);
            if (kafkaConfirms) emitter.complete(null);
        });
    }

    private Uni<Void> commit(List<DurableEvent> batch) {
        return Uni.createFrom().emitter(emitter -> {
            commits.add(batch.stream().map(DurableEvent::encoded).toList());
            if (!databaseAway) batch.forEach(event -> rows.add(event.lane()));
            if (databaseAway) emitter.fail(new IllegalStateException("away"));
            else if (databaseHangs) uncommitted.add(emitter);
            else emitter.complete(null);
        });
    }
}
