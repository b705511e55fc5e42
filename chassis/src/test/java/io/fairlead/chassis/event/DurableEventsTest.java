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
import java.util.HashMap;
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
    private final List<UniEmitter<? super Set<Lane>>> uncommitted = new ArrayList<>();
    private final Map<Lane, Long> rows = new HashMap<>();
    private boolean kafkaConfirms = true;
    private boolean databaseAway;
    private boolean databaseHangs;
    private final List<UniEmitter<? super Map<Lane, Long>>> looks = new ArrayList<>();
    private final HeldInOutbox held = new HeldInOutbox(topics -> look(), now::get);
    private final DurableEvents events = new DurableEvents(
            new EventEncoder(new ObjectMapper(), "test", Clock.systemUTC()),
            this::send,
            new DurableSpool(this::commit, held, Duration.ofMinutes(1)),
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
        rows.put(lane(LANE), 1L);
        pass(SETTLED);

        var _ = store();

        assertThat(commits).hasSize(1);
    }

    @Test
    void nothingIsSentOnOldKnowledgeWhileALookIsUnderWay() {
        pass(SETTLED);
        databaseHangs = true;
        var stored = store();
        assertThat(atKafka).isEmpty();

        looks.getLast().complete(Map.of());

        assertThat(stored).isCompleted();
        assertThat(commits).isEmpty();
    }

    @Test
    void aLookThatBeganAfterwardsIsGoodEnoughHoweverLongItTakes() {
        store("any").join();
        databaseHangs = true;
        pass(SETTLED);
        var early = looks.getLast();
        pass(Duration.ofMillis(1));
        var stored = store();
        pass(Duration.ofMillis(500));
        early.complete(Map.of());
        assertThat(stored).as("that look began before").isNotDone();

        pass(Duration.ofMillis(500));
        looks.getLast().complete(Map.of());

        assertThat(stored).isCompleted();
        assertThat(commits).isEmpty();
    }

    @Test
    void whileTheDatabaseDoesNotAnswerTheLastLookCounts() {
        pass(SETTLED);
        databaseHangs = true;
        var stored = store();

        pass(Duration.ofSeconds(1));

        assertThat(stored).isCompleted();
        assertThat(commits).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayDelaysNothing() {
        pass(SETTLED);
        databaseAway = true;

        assertThat(store()).isCompleted();
    }

    @Test
    void aReplicaThatHasNotLookedYetOvertakesNothing() {
        var fresh = new HeldInOutbox(topics -> look(), now::get);
        fresh.use(Topics.WEBHOOK_INTAKE.name());
        databaseAway = true;
        assertThat(fresh.standing(lane(LANE), now.get())).isEqualTo(HeldInOutbox.Standing.HELD);
        assertThat(fresh.standing(lane(LANE), now.get())).as("and again").isEqualTo(HeldInOutbox.Standing.HELD);

        databaseAway = false;
        pass(Duration.ofSeconds(1));
        fresh.tick();

        assertThat(fresh.standing(lane(LANE), now.get())).isEqualTo(HeldInOutbox.Standing.FREE);
    }

    @Test
    void whatFollowsARowThatEverybodyKnowsOfIsStoredWithoutDelay() {
        kafkaConfirms = false;
        var _ = store();
        pass(Duration.ofSeconds(1));
        pass(SETTLED);
        pass(SETTLED);

        assertThat(store()).isCompleted();
        assertThat(commits).hasSize(2);
    }

    @Test
    void aRowThatLeftInBetweenMakesTheNextOneAFirstOneAgain() {
        kafkaConfirms = false;
        var _ = store();
        pass(Duration.ofSeconds(1));
        pass(SETTLED);
        pass(SETTLED);
        rows.clear();

        var stored = store();

        assertThat(commits).hasSize(2);
        assertThat(stored).isNotDone();
        pass(SETTLED);
        assertThat(stored).isCompleted();
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
        uncommitted.getFirst().complete(Set.of());

        pass(SETTLED);
        assertThat(commits).hasSize(2);
        assertThat(commits.getLast()).hasSize(50);
        assertThat(more).allSatisfy(stored -> assertThat(stored).isCompleted());
    }

    @Test
    void anEventThatCommittedAfterALookBeganStillHoldsItsLane() {
        var look = new CompletableFuture<Map<Lane, Long>>();
        var held = new HeldInOutbox(topics -> Uni.createFrom().completionStage(look), now::get);
        held.use(Topics.WEBHOOK_INTAKE.name());
        held.begin(lane(LANE));
        held.tick();

        held.end(lane(LANE));
        look.complete(Map.of());

        assertThat(held.standing(lane(LANE), now.get())).isEqualTo(HeldInOutbox.Standing.HELD);
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

    private Uni<Map<Lane, Long>> look() {
        return Uni.createFrom().emitter(emitter -> {
            looks.add(emitter);
            if (databaseAway) emitter.fail(new IllegalStateException("away"));
            else if (!databaseHangs) emitter.complete(Map.copyOf(rows));
        });
    }

    private Uni<Set<Lane>> commit(List<DurableEvent> batch) {
        var known = held.knownRows(DurableSpool.lanesOf(batch));
        return Uni.createFrom().emitter(emitter -> {
            commits.add(batch.stream().map(DurableEvent::encoded).toList());
            Set<Lane> kept = new HashSet<>();
            known.forEach((lane, row) -> {
                if (row.equals(rows.get(lane))) kept.add(lane);
            });
            if (!databaseAway) batch.forEach(event -> rows.put(event.lane(), (long) commits.size()));
            if (databaseAway) emitter.fail(new IllegalStateException("away"));
            else if (databaseHangs) uncommitted.add(emitter);
            else emitter.complete(kept);
        });
    }
}
