package io.fairlead.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.contracts.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Two replicas, one sender who comes with an event when the one before is stored, and everything between them late: the
 * broker goes and comes, looks and commits take their time, a replica stands still and wakes with a request before all
 * else that it has missed.
 */
class DurableOrderTest {
    private static final Lane LANE = new Lane(Topics.WEBHOOK_INTAKE.name(), "an-endpoint");
    private static final long STEP_MS = 5;
    private static final int STEPS = 4_000;

    @Property(tries = 300)
    void noSenderIsOvertakenByItself(@ForAll long seed) {
        var world = new World(new Random(seed));

        for (int i = 0; i < STEPS; i++) world.step();
        world.calmDown();

        assertThat(world.stored).isGreaterThan(20);
        assertThat(world.topic).containsAll(world.upTo(world.stored));
        assertThat(List.copyOf(world.topic)).as("arrivals, repetitions aside").isSorted();
    }

    /** Time, the broker, the table, the relay and the sender. */
    private static final class World {
        final Set<Integer> topic = new LinkedHashSet<>();
        int stored;
        final Random random;
        long nowMs = 1_000;
        private final PriorityQueue<Later> agenda = new PriorityQueue<>();
        private final TreeMap<Long, Integer> rows = new TreeMap<>();
        private final List<Replica> replicas;
        private boolean kafkaUp = true;
        private boolean troubled = true;
        private long agreed;
        private long lastRow;
        private @Nullable CompletableFuture<Void> underWay;

        World(Random random) {
            this.random = random;
            this.replicas = List.of(new Replica(this), new Replica(this));
        }

        void step() {
            nowMs += STEP_MS;
            if (troubled) trouble();
            for (var due = agenda.peek(); due != null && due.at() <= nowMs; due = agenda.peek()) {
                agenda.remove();
                due.what().run();
            }
            if (kafkaUp && random.nextInt(10) == 0) relay();
            send();
            replicas.forEach(Replica::work);
        }

        void calmDown() {
            troubled = false;
            kafkaUp = true;
            for (int i = 0; i < 4_000 || !rows.isEmpty(); i++) step();
        }

        List<Integer> upTo(int last) {
            return IntStream.rangeClosed(1, last).boxed().toList();
        }

        void later(long atMost, Runnable what) {
            agenda.add(new Later(nowMs + 1 + random.nextLong(atMost), agreed++, what));
        }

        private void trouble() {
            if (random.nextInt(400) == 0) kafkaUp = !kafkaUp;
            if (random.nextInt(300) == 0) replicas.get(random.nextInt(2)).stalledUntil = nowMs + random.nextLong(2_000);
        }

        private void relay() {
            for (int i = random.nextInt(5); i > 0 && !rows.isEmpty(); i--)
                topic.add(rows.pollFirstEntry().getValue());
        }

        private void send() {
            if (underWay != null && !underWay.isDone()) return;
            if (underWay != null && !underWay.isCompletedExceptionally()) stored++;
            underWay = replicas.get(random.nextInt(2)).request(stored + 1);
        }

        /** The broker takes it, or loses it with whoever waits for the answer. */
        Uni<Void> produce(Replica replica, int sequence) {
            return Uni.createFrom()
                    .emitter(emitter -> later(20, () -> {
                        if (!kafkaUp) {
                            if (random.nextBoolean()) return;
                            later(5_000, () -> {
                                if (kafkaUp) topic.add(sequence);
                            });
                            return;
                        }
                        topic.add(sequence);
                        later(30, () -> replica.hears(() -> emitter.complete(null)));
                    }));
        }

        Uni<Map<Lane, Long>> look(Replica replica) {
            return Uni.createFrom()
                    .emitter(emitter -> later(random.nextInt(8) == 0 ? 700 : 20, () -> {
                        Map<Lane, Long> seen = rows.isEmpty() ? Map.of() : Map.of(LANE, rows.lastKey());
                        later(40, () -> replica.hears(() -> emitter.complete(seen)));
                    }));
        }

        Uni<Set<Lane>> commit(Replica replica, List<Integer> sequences, Map<Lane, Long> known) {
            return Uni.createFrom()
                    .emitter(emitter -> later(random.nextInt(8) == 0 ? 700 : 20, () -> {
                        Set<Lane> kept = known.entrySet().stream()
                                .filter(row -> rows.containsKey(row.getValue()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet());
                        sequences.forEach(sequence -> rows.put(++lastRow, sequence));
                        later(40, () -> replica.hears(() -> emitter.complete(kept)));
                    }));
        }
    }

    private record Later(long at, long number, Runnable what) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    private static final class Replica {
        long stalledUntil;
        private final World world;
        private final HeldInOutbox held;
        private final DurableEvents events;
        private final Deque<Runnable> inbox = new ArrayDeque<>();

        Replica(World world) {
            this.world = world;
            this.held = new HeldInOutbox(topics -> world.look(this), this::nanoTime);
            this.events = new DurableEvents(
                    new EventEncoder(new ObjectMapper(), "test", Clock.systemUTC()),
                    (topic, event) -> world.produce(this, sequence(event)),
                    new DurableSpool(
                            batch -> world.commit(
                                    this,
                                    batch.stream()
                                            .map(event -> sequence(event.encoded()))
                                            .toList(),
                                    held.knownRows(DurableSpool.lanesOf(batch))),
                            held,
                            Duration.ofMinutes(5)),
                    Duration.ofSeconds(1),
                    this::nanoTime,
                    new SimpleMeterRegistry());
            events.use(Topics.WEBHOOK_INTAKE);
        }

        CompletableFuture<Void> request(int sequence) {
            var answer = new CompletableFuture<Void>();
            inbox.addFirst(() -> events.store(OutboundEvent.of(
                            Topics.WEBHOOK_INTAKE, LANE.key(), UUID.randomUUID(), "test", Map.of("sequence", sequence)))
                    .subscribe()
                    .with(stored -> answer.complete(null), answer::completeExceptionally));
            return answer;
        }

        void hears(Runnable news) {
            inbox.addLast(news);
        }

        void work() {
            if (world.nowMs < stalledUntil) return;
            for (var next = inbox.poll(); next != null; next = inbox.poll()) next.run();
            events.tick();
        }

        private long nanoTime() {
            return Duration.ofMillis(world.nowMs).toNanos();
        }

        private static int sequence(EncodedEvent event) {
            try {
                return new ObjectMapper()
                        .readTree(event.value())
                        .get("sequence")
                        .asInt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
