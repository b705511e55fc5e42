package io.fairlead.chassis.event;

import static io.fairlead.chassis.event.EventsUnderTest.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventConsumptionTest {
    private static final EventType<ProviderCall> CALL = new EventType<>(ProviderCall.TYPE, ProviderCall.class);
    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.of("consumption");
    private static final TestDatabase DATABASE = new TestDatabase(INFRASTRUCTURE);
    private static final EventsUnderTest EVENTS = new EventsUnderTest(INFRASTRUCTURE, DATABASE, "consumer");
    private static final String TOPIC = INFRASTRUCTURE.topicsPrefix() + Topics.PROVIDER_CALLS.name();

    private final EventConsumption consumption = EVENTS.consumption(OpenTelemetry.noop());
    private final String consumer = "c" + UUID.randomUUID();
    private long offset;

    @BeforeEach
    void tenantTable() throws SQLException {
        DATABASE.asOwner(
                "create table if not exists effect (tenant text not null, operation text not null)",
                "alter table effect enable row level security",
                "alter table effect force row level security",
                "drop policy if exists tenant on effect",
                "create policy tenant on effect using (tenant = current_tenant()) with check (tenant = current_tenant())");
        DATABASE.asOwner(
                "set row_security = on",
                "alter table effect no force row level security",
                "delete from effect",
                "alter table effect force row level security");
    }

    @AfterAll
    static void close() {
        EVENTS.close();
        DATABASE.close();
    }

    @Test
    void anEventReadAgainAfterARestartHasItsEffectOnce() {
        var batch = batch(record("school", "a"), record("school", "b"));

        consume(batch, this::insert);
        consume(batch, this::insert);

        assertThat(effects("school")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void anEventThatComesTwiceInABatchHasItsEffectOnce() {
        var twice = record("school", "a");

        consume(batch(twice, twice), this::insert);

        assertThat(effects("school")).containsExactly("a");
    }

    @Test
    void anEffectThatWasAbortedBetweenItsWritesIsDoneAgainInFull() {
        var aborted = new AtomicInteger();
        var batch = batch(record("school", "a"), record("school", "b"));

        consume(batch, (connection, tenant, events) -> insert(connection, tenant, events.subList(0, 1))
                .chain(() -> aborted.getAndIncrement() == 0
                        ? Uni.createFrom().failure(new DependencyAway("killed here", new RuntimeException()))
                        : insert(connection, tenant, events.subList(1, events.size()))));

        assertThat(effects("school")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void eachTenantsEventsTakeEffectForThatTenant() {
        consume(batch(record("school", "a"), record("law", "b"), record("school", "c")), this::insert);

        assertThat(effects("school")).containsExactlyInAnyOrder("a", "c");
        assertThat(effects("law")).containsExactly("b");
    }

    @Test
    void onlyTheEventThatFailsByItselfIsPutAside() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 9; i++) records.add(record("school", "ok-" + i));
        var poisoned = record("school", "poison");
        records.add(4, poisoned);
        var attempts = new AtomicInteger();

        consume(batch(records), (connection, tenant, events) -> {
            if (events.stream().anyMatch(event -> event.data().operation().equals("poison"))) {
                if (events.size() == 1) attempts.incrementAndGet();
                throw new IllegalStateException("cannot be applied");
            }
            return insert(connection, tenant, events);
        });

        assertThat(effects("school")).hasSize(9).doesNotContain("poison");
        assertThat(attempts).hasValue(5);
        var letter = deadLetterOf(poisoned);
        assertThat(letter.get("fairlead-source-topic")).isEqualTo(TOPIC);
        assertThat(letter.get("fairlead-source-partition")).isEqualTo("3");
        assertThat(letter.get("fairlead-source-offset")).isEqualTo(Long.toString(poisoned.offset()));
        assertThat(letter.get("fairlead-reason")).contains("cannot be applied");
        assertThat(letter.get("ce_type")).isEqualTo(ProviderCall.TYPE);
    }

    @Test
    void whatCannotBeReadIsPutAsideAndTheRestGoesOn() {
        var noJson = record("school", "x", value -> "{nonsense".getBytes(UTF_8));
        var noCall = record("school", "x", value -> "{\"id\":\"1\"}".getBytes(UTF_8));
        var noTenant = record("No Tenant", "x");

        consume(batch(noJson, noCall, noTenant, record("school", "fine")), this::insert);

        assertThat(effects("school")).containsExactly("fine");
        assertThat(deadLetterOf(noJson).get("fairlead-reason")).contains("not the JSON");
        assertThat(deadLetterOf(noCall).get("fairlead-reason")).contains("required");
        assertThat(deadLetterOf(noTenant).get("fairlead-reason")).contains("tenant");
    }

    @Test
    void aDatabaseThatRefusesTheEventIsTheEventsOwnFault() {
        var tooMuch = record("school", "division");

        consume(
                batch(tooMuch),
                (connection, tenant, events) ->
                        connection.query("select 1 / 0").execute().replaceWithVoid());

        assertThat(deadLetterOf(tooMuch).get("fairlead-reason")).contains("division by zero");
    }

    @Test
    void whileADependencyIsAwayTheBatchWaits() {
        var attempts = new AtomicInteger();

        consume(
                batch(record("school", "a")),
                (connection, tenant, events) -> attempts.incrementAndGet() < 6
                        ? connection
                                .query("select * from missing_for_now")
                                .execute()
                                .replaceWithVoid()
                        : insert(connection, tenant, events));

        assertThat(attempts).hasValue(6);
        assertThat(effects("school")).containsExactly("a");
    }

    @Test
    void theSpanOfAnEventContinuesTheTraceItCameWith() {
        var ended = new EndedSpans();
        var telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(ended).build())
                .build();
        var record = record("school", "a");
        String traceId = "0af7651916cd43dd8448eb211c80319c";
        record.headers()
                .add(
                        "traceparent",
                        "00-%s-b7ad6b7169203331-01".formatted(traceId).getBytes(UTF_8));

        EVENTS.consumption(telemetry)
                .consume(consumer, batch(record), CALL, this::insert)
                .await()
                .atMost(PATIENCE);

        assertThat(ended.spans).singleElement().satisfies(span -> {
            assertThat(span.getSpanContext().getTraceId()).isEqualTo(traceId);
            assertThat(span.getParentSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
        });
    }

    private void consume(ConsumerRecords<String, byte[]> batch, Effect<ProviderCall> effect) {
        consumption.consume(consumer, batch, CALL, effect).await().atMost(PATIENCE);
    }

    private Uni<Void> insert(SqlConnection connection, TenantId tenant, List<InboundEvent<ProviderCall>> events) {
        return connection
                .preparedQuery("insert into effect (tenant, operation) values (current_tenant(), $1)")
                .executeBatch(events.stream()
                        .map(event -> Tuple.of(event.data().operation()))
                        .toList())
                .replaceWithVoid();
    }

    private static List<String> effects(String tenant) {
        return EVENTS.transactions
                .inTenant(new TenantId(tenant), connection -> connection
                        .query("select operation from effect")
                        .execute())
                .map(rows -> {
                    List<String> operations = new ArrayList<>();
                    for (Row row : rows) operations.add(row.getString("operation"));
                    return operations;
                })
                .await()
                .atMost(PATIENCE);
    }

    private static Map<String, String> deadLetterOf(ConsumerRecord<String, byte[]> record) {
        String id = EventReader.header(record, "ce_id");
        var letter = INFRASTRUCTURE
                .topic(Topics.PROVIDER_CALLS.deadLetters())
                .await(
                        1,
                        candidate -> new String(
                                        candidate.headers().lastHeader("ce_id").value(), UTF_8)
                                .equals(id),
                        PATIENCE)
                .getFirst();
        Map<String, String> headers = new java.util.HashMap<>();
        letter.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private ConsumerRecord<String, byte[]> record(String tenant, String operation) {
        return record(tenant, operation, Function.identity());
    }

    private ConsumerRecord<String, byte[]> record(String tenant, String operation, Function<byte[], byte[]> change) {
        UUID id = UUID.randomUUID();
        var call = new ProviderCall(
                id,
                tenant,
                "stripe",
                "stripe",
                "production",
                operation,
                ProviderCall.SUCCEEDED,
                null,
                null,
                200,
                List.of(),
                Instant.parse("2026-03-01T10:00:00Z"),
                12,
                0,
                0,
                "someone",
                null,
                false);
        var headers = new RecordHeaders();
        headers.add("ce_id", id.toString().getBytes(UTF_8));
        headers.add("ce_type", ProviderCall.TYPE.getBytes(UTF_8));
        return new ConsumerRecord<>(
                TOPIC,
                3,
                offset++,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                tenant + "/stripe",
                change.apply(write(call)),
                headers,
                java.util.Optional.empty());
    }

    private static byte[] write(ProviderCall call) {
        try {
            return EVENTS.json.writeValueAsBytes(call);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... records) {
        return batch(List.of(records));
    }

    private static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 3), records), Map.of());
    }

    private static final class EndedSpans implements SpanProcessor {
        private final List<ReadableSpan> spans = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Context parentContext, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
