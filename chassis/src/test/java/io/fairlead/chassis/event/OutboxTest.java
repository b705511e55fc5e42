package io.fairlead.chassis.event;

import static io.fairlead.chassis.event.EventsUnderTest.PATIENCE;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.TestTopic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.of("outbox", Set.of(Server.KAFKA));
    private static final TestDatabase DATABASE = new TestDatabase(INFRASTRUCTURE);
    private static final EventsUnderTest EVENTS = new EventsUnderTest(INFRASTRUCTURE, DATABASE, "first");
    private static final TestTopic TOPIC = INFRASTRUCTURE.topic(Topics.PROVIDER_CALLS);

    private final String run = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void freshTables() throws SQLException {
        DATABASE.asOwner(
                "delete from outbox",
                "delete from lease",
                "create table if not exists counter (key text primary key, value bigint not null)",
                "truncate counter");
    }

    @AfterAll
    static void close() {
        EVENTS.close();
        DATABASE.close();
    }

    @Test
    void eventsOfAKeyArriveInTheOrderOfTheirCommitsWithManyWriters() {
        var relay = relay("first");
        List<Uni<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 300; i++) writers.add(change(run + "/k" + i % 5));

        Uni.join().all(writers).andFailFast().await().atMost(PATIENCE);

        var arrived = arrived(300);
        stop(relay);
        assertThat(arrived).hasSize(5).allSatisfy((key, values) -> assertThat(values)
                .containsExactlyElementsOf(upTo(60)));
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void aRowThatCommitsLateIsNotMissed() {
        var late = new CompletableFuture<Void>();
        var begun = new CompletableFuture<Void>();
        var lateCommit = EVENTS.transactions
                .withoutTenant(connection -> append(connection, run + "/late", 1)
                        .invoke(() -> begun.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(late)))
                .subscribeAsCompletionStage();
        begun.join();
        EVENTS.transactions
                .withoutTenant(connection -> append(connection, run + "/early", 1))
                .await()
                .atMost(PATIENCE);
        var relay = relay("first");
        arrived(1);

        late.complete(null);
        lateCommit.join();

        assertThat(arrived(2)).containsOnlyKeys(run + "/early", run + "/late");
        stop(relay);
    }

    @Test
    void aLookTakesNoMoreThanASmallHeapHolds() {
        for (int i = 0; i < 4; i++) {
            var large = event(run + "/large" + i, Map.of("much", incompressible(500_000)));
            EVENTS.transactions
                    .withoutTenant(connection -> EVENTS.outbox.append(connection, large))
                    .await()
                    .atMost(PATIENCE);
        }

        var first = EVENTS.store.read(Set.of(), 4).await().atMost(PATIENCE);
        var rest = EVENTS.store.read(Set.copyOf(lanesOf(first)), 4).await().atMost(PATIENCE);

        assertThat(first).hasSizeBetween(1, 3);
        assertThat(lanesOf(rest)).isNotEmpty().doesNotContainAnyElementsOf(lanesOf(first));
    }

    private static List<Lane> lanesOf(List<OutboxRow> rows) {
        return rows.stream()
                .flatMap(row -> row.events().stream().map(event -> new Lane(row.topic(), event.key())))
                .toList();
    }

    @Test
    void anEventThatCannotBeSentHoldsBackItsKeyOnly() {
        String stuck = run + "/stuck";
        EVENTS.transactions
                .withoutTenant(connection -> EVENTS.outbox
                        .append(
                                connection,
                                event(stuck, 1),
                                event(stuck, Map.of("value", 2, "much", incompressible(2_000_000))),
                                event(run + "/free", 1),
                                event(stuck, 3))
                        .chain(() -> append(connection, stuck, 4))
                        .chain(() -> append(connection, run + "/free", 2)))
                .await()
                .atMost(PATIENCE);
        var relay = relay("first");

        var arrived = arrived(3);

        stop(relay);
        assertThat(arrived).containsEntry(run + "/free", upTo(2)).containsEntry(stuck, upTo(1));
        assertThat(rowsLeft()).isEqualTo(2);
    }

    /** The broker judges what is left after compression. */
    private static String incompressible(int bytes) {
        byte[] random = new byte[bytes];
        new Random(1).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Test
    void whatKafkaDidNotTakeWaitsForIt() {
        var relay = relay("first");
        change(run + "/k").await().atMost(PATIENCE);
        arrived(1);

        INFRASTRUCTURE.own(Server.KAFKA).kill();
        for (int i = 0; i < 20; i++) change(run + "/k").await().atMost(PATIENCE);
        assertThat(rowsLeft()).isPositive();
        INFRASTRUCTURE.own(Server.KAFKA).start();

        assertThat(arrived(21)).containsEntry(run + "/k", upTo(21));
        await().atMost(PATIENCE).until(() -> rowsLeft() == 0);
        stop(relay);
    }

    @Test
    void aSuccessorContinuesWhereAKilledRelayStopped() throws SQLException {
        try (var killed = new EventsUnderTest(INFRASTRUCTURE, DATABASE, "killed")) {
            killed.relay.start();
            for (int i = 0; i < 10; i++) change(run + "/k").await().atMost(PATIENCE);
            arrived(10);
            killed.die();
        }
        for (int i = 0; i < 10; i++) change(run + "/k").await().atMost(PATIENCE);

        var successor = relay("successor");

        assertThat(arrived(20)).containsEntry(run + "/k", upTo(20));
        stop(successor);
    }

    @Test
    void onlyOneOfTwoRelaysWorksAtATime() {
        var first = relay("first");
        var second = relay("second");
        for (int i = 0; i < 50; i++) change(run + "/k").await().atMost(PATIENCE);

        var arrived = arrived(50);

        stop(first);
        stop(second);
        assertThat(TOPIC.all().stream().filter(record -> record.key().startsWith(run)))
                .hasSize(50);
        assertThat(arrived).containsEntry(run + "/k", upTo(50));
    }

    @Test
    void aCommitWakesTheRelayBeforeItLooksByItself() {
        var relay = relay("first");
        var signals = EVENTS.signals();
        signals.on("outbox", ignored -> relay.wake());
        signals.listen().await().atMost(PATIENCE);
        change(run + "/k").await().atMost(PATIENCE);
        arrived(1);

        long begun = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            change(run + "/k").await().atMost(PATIENCE);
            await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> rowsLeft() == 0);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        signals.close().await().atMost(PATIENCE);
        stop(relay);
    }

    @Test
    void aRowThatIsKeptLeavesAfterTheTransactionThatKeepsIt() {
        var lane = new Lane(Topics.PROVIDER_CALLS.name(), run + "/k");
        var other = new Lane(Topics.PROVIDER_CALLS.name(), run + "/other");
        change(run + "/k").await().atMost(PATIENCE);
        var newest = EVENTS.store.newestRows(Set.of(lane.topic())).await().atMost(PATIENCE);
        assertThat(newest).containsOnlyKeys(lane);
        long row = newest.values().iterator().next();
        var end = new CompletableFuture<Void>();
        var kept = new CompletableFuture<Set<Lane>>();

        var keeping = EVENTS.transactions
                .withoutTenant(connection -> EVENTS.store
                        .keep(connection, Map.of(lane, row, other, row))
                        .invoke(kept::complete)
                        .chain(() -> Uni.createFrom().completionStage(end)))
                .subscribeAsCompletionStage();
        assertThat(kept.join()).containsExactly(lane);
        var round = EVENTS.delivery.round().subscribeAsCompletionStage();
        arrived(1);
        assertThat(round).isNotDone();
        assertThat(rowsLeft()).isEqualTo(1);

        end.complete(null);
        keeping.join();

        assertThat(round.join()).isEqualTo(1);
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void anEventIsACloudEventAndCarriesItsTrace() {
        var relay = relay("first");
        change(run + "/k").await().atMost(PATIENCE);

        var record =
                TOPIC.await(1, event -> event.key().startsWith(run), PATIENCE).getFirst();

        stop(relay);
        assertThat(record.headers())
                .extracting(header -> header.key())
                .contains("ce_id", "ce_type", "ce_source", "ce_specversion", "ce_time", "content-type");
    }

    private static OutboxRelay relay(String process) {
        var relay = new EventsUnderTest(INFRASTRUCTURE, DATABASE, process).relay;
        relay.start();
        return relay;
    }

    private static void stop(OutboxRelay relay) {
        relay.stop().await().atMost(PATIENCE);
    }

    /** As a service does it: the row the event is about is written first. */
    private static Uni<Void> change(String key) {
        return EVENTS.transactions.withoutTenant(connection -> connection
                .preparedQuery("""
                        insert into counter as c (key, value) values ($1, 1)
                        on conflict (key) do update set value = c.value + 1
                        returning value""")
                .execute(Tuple.of(key))
                .chain(rows -> append(connection, key, rows.iterator().next().getLong("value"))));
    }

    private static Uni<Void> append(SqlConnection connection, String key, long value) {
        return EVENTS.outbox.append(connection, event(key, value));
    }

    private static OutboundEvent event(String key, long value) {
        return event(key, Map.of("value", value));
    }

    private static OutboundEvent event(String key, Map<String, Object> data) {
        return OutboundEvent.of(Topics.PROVIDER_CALLS, key, UUID.randomUUID(), "test", data);
    }

    /** Waits for as many different events of this test, and gives each key's values in their order, repetitions aside. */
    private Map<String, List<Long>> arrived(int different) {
        Map<String, List<Long>> arrived = new HashMap<>();
        await().atMost(PATIENCE).until(() -> {
            arrived.clear();
            arrived.putAll(read());
            return arrived.values().stream().mapToInt(List::size).sum() >= different;
        });
        return arrived;
    }

    private Map<String, List<Long>> read() {
        return TOPIC.all().stream()
                .filter(record -> record.key().startsWith(run))
                .collect(groupingBy(
                        record -> record.key(),
                        mapping(
                                record -> valueOf(String.valueOf(record.value())),
                                collectingAndThen(toList(), values -> List.copyOf(new LinkedHashSet<>(values))))));
    }

    private static Long valueOf(String json) {
        try {
            return EVENTS.json.readTree(json).get("value").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static long rowsLeft() {
        return EVENTS.transactions
                .withoutTenant(connection ->
                        connection.query("select count(*) as n from outbox").execute())
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("n");
    }
}
