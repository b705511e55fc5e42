package io.fairlead.monitoring.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.call.Calls;
import io.fairlead.monitoring.call.Kafka;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Properties 2, 24 and 25 on the real thing: what the API says is what happened. */
@QuarkusTest
@WithInfrastructure("monitoring")
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant TEN = Instant.parse("2026-11-03T10:00:00Z");

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @Inject
    KafkaClientService clients;

    private final Random random = new Random(42);
    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private Kafka kafka;

    @BeforeEach
    void connect() {
        kafka = new Kafka(infrastructure);
        kafka.integration(tenant, "stripe");
    }

    @Test
    void windowsEqualTheCallsThoughTheseComeInAnyOrderAndTwice() {
        List<ProviderCall> calls = someCalls(400);
        List<ProviderCall> told = new ArrayList<>(calls);
        told.addAll(calls.subList(0, 150));
        Collections.shuffle(told, random);

        kafka.tell(told);

        awaitCalls(400);
        assertWindowsEqual(calls);
    }

    @Test
    void aPartitionThatIsReadAgainChangesNothing() {
        List<ProviderCall> calls = someCalls(100);
        kafka.tell(calls);
        awaitCalls(100);

        clients.<String, byte[]>getConsumer("provider-calls")
                .runOnPollingThread(consumer -> {
                    consumer.seekToBeginning(consumer.assignment());
                })
                .await()
                .atMost(PATIENCE);
        kafka.tell(Calls.of(tenant, "stripe").operation("last").startedAt(TEN).build());

        awaitCalls(101);
        assertThat(windows("&operation=last")).hasSize(1);
        assertThat(windows("").stream().mapToLong(Seen::calls).sum()).isEqualTo(101);
    }

    @Test
    void aTransactionThatEndsBetweenLogAndWindowLeavesNeither() throws SQLException {
        asOwner("create sequence refusals");
        asOwner("grant usage on sequence refusals to monitoring_app");
        asOwner("""
                create function refuse() returns trigger language plpgsql as $$ begin
                    perform nextval('refusals');
                    raise exception 'killed here' using errcode = '40001';
                end $$""");
        asOwner("create trigger refuse before update on metric_window for each statement execute function refuse()");
        List<ProviderCall> calls = someCalls(50);

        try {
            kafka.tell(calls);
            await().atMost(PATIENCE).until(() -> refusals() > 0);
            assertThat(countCalls()).isZero();
        } finally {
            asOwner("drop function refuse cascade");
            asOwner("drop sequence refusals");
        }

        awaitCalls(50);
        assertWindowsEqual(calls);
    }

    @Test
    void aLateCallChangesItsOwnWindow() {
        kafka.tell(Calls.of(tenant, "stripe").build());
        awaitCalls(1);

        kafka.tell(Calls.of(tenant, "stripe").startedAt(TEN.plusSeconds(1)).build());

        awaitCalls(2);
        assertThat(windows("&to=2026-11-03T11:00:00Z")).singleElement().satisfies(window -> {
            assertThat(window.from()).isEqualTo("2026-11-03T10:00:00Z");
            assertThat(window.to()).isEqualTo("2026-11-03T10:05:00Z");
            assertThat(window.open()).isFalse();
            assertThat(window.calls()).isOne();
        });
    }

    @Test
    void theOpenWindowIsSeen() {
        kafka.tell(Calls.of(tenant, "stripe").build());

        await().atMost(PATIENCE).until(() -> windows("").stream().anyMatch(Seen::open));
    }

    @Test
    void anotherTenantsIntegrationIsNotTakenForKnownWhileItsOwnerIsAway() {
        kafka.tell(Calls.of(tenant, "stripe").build());
        awaitCalls(1);

        given().auth()
                .oauth2(Tokens.of("somebody-else").admin())
                .get("/api/v1/integrations/stripe/metrics")
                .then()
                .statusCode(503);
    }

    private List<ProviderCall> someCalls(int count) {
        List<ProviderCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++)
            calls.add(Calls.of(tenant, "stripe")
                    .operation(List.of("list", "read", "write").get(random.nextInt(3)))
                    .outcome(List.of("succeeded", "refused", "failed").get(random.nextInt(3)))
                    .startedAt(TEN.plusSeconds(random.nextInt(1_200)))
                    .durationMs(random.nextInt(30_000))
                    .build());
        return calls;
    }

    private void assertWindowsEqual(List<ProviderCall> calls) {
        var expected = WindowTotals.byWindow(calls);
        var windows = windows("");
        assertThat(windows).hasSameSizeAs(expected.keySet());
        for (var window : windows) {
            var key = new WindowKey("stripe", Instant.parse(window.from()), window.operation());
            List<Long> durations = calls.stream()
                    .filter(call -> WindowKey.of(call).equals(key))
                    .map(ProviderCall::durationMs)
                    .sorted()
                    .toList();
            var totals = expected.get(key);
            assertThat(totals).isNotNull();
            assertThat(window.calls()).isEqualTo(totals.calls());
            assertThat(window.succeeded()).isEqualTo(totals.succeeded());
            assertThat(window.p50Ms()).isCloseTo(exact(durations, 0.5), onePercent(durations, 0.5));
            assertThat(window.p95Ms()).isCloseTo(exact(durations, 0.95), onePercent(durations, 0.95));
            assertThat(window.p99Ms()).isCloseTo(exact(durations, 0.99), onePercent(durations, 0.99));
        }
    }

    private static double exact(List<Long> durations, double share) {
        return durations.get((int) Math.floor(share * (durations.size() - 1))).doubleValue();
    }

    private static Offset<Double> onePercent(List<Long> durations, double share) {
        return within(0.01 * exact(durations, share) + 0.001);
    }

    private List<Seen> windows(String query) {
        return given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/integrations/stripe/metrics?limit=500" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items", Seen.class);
    }

    private int countCalls() {
        return given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/calls?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    private void awaitCalls(int count) {
        await().atMost(PATIENCE).until(() -> countCalls() == count);
    }

    private long refusals() throws SQLException {
        try (var connection = infrastructure.connectAsOwner();
                var rows = connection
                        .createStatement()
                        .executeQuery("select case when is_called then last_value else 0 end from refusals")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    record Seen(
            String from,
            String to,
            boolean open,
            String operation,
            long calls,
            long succeeded,
            double p50Ms,
            double p95Ms,
            double p99Ms) {}
}
