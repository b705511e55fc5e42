package io.fairlead.chassis.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairlead.chassis.data.DatabaseConfig;
import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.lease.Leases;
import io.fairlead.testing.kit.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.SslMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything about events put together by hand, over real servers, as one process of a service has it. */
final class EventsUnderTest implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration LEASE_TIME = Duration.ofSeconds(2);

    final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    final Transactions transactions;
    final EventProducer producer;
    final Outbox outbox;
    final OutboxRelay relay;
    final OutboxStore store;
    final OutboxDelivery delivery;
    final StateTopics stateTopics;
    private final TestDatabase database;
    private final Pool pool;
    private final EventReader reader = new EventReader(json);

    EventsUnderTest(TestInfrastructure infrastructure, TestDatabase database, String process) {
        this.database = database;
        Map<String, Object> kafka = Map.of("bootstrap.servers", infrastructure.kafkaBootstrap());
        TopicNames names = new TopicNames(Optional.of(infrastructure.topicsPrefix()));
        EventEncoder encoder = new EventEncoder(json, "test-service", Clock.systemUTC());
        this.pool = database.pool(8);
        this.transactions = database.transactions(pool);
        this.producer = new EventProducer(kafka, () -> Duration.ZERO);
        this.outbox = new Outbox(encoder);
        this.store = new OutboxStore(transactions, encoder);
        this.delivery = new OutboxDelivery(store, new EventRecords(names), producer);
        this.relay = new OutboxRelay(delivery, new Leases(transactions, process), LEASE_TIME);
        this.stateTopics = new StateTopics(kafka, names, reader, transactions);
    }

    DatabaseSignals signals() {
        return new DatabaseSignals(database.vertx(), new Config(), Optional::empty);
    }

    EventConsumption consumption(OpenTelemetry telemetry) {
        return new EventConsumption(
                transactions,
                new ConsumedEvents(transactions),
                reader,
                new DeadLetters(producer),
                new EventSpans(telemetry),
                new SimpleMeterRegistry());
    }

    /** From one instant to the next it reaches neither database nor Kafka, and gives nothing back. */
    void die() {
        pool.closeAndAwait();
        producer.close();
    }

    @Override
    public void close() {
        producer.close();
    }

    private final class Config implements DatabaseConfig {
        @Override
        public String host() {
            return database.database("host");
        }

        @Override
        public int port() {
            return Integer.parseInt(database.database("port"));
        }

        @Override
        public String name() {
            return database.database("name");
        }

        @Override
        public String schema() {
            return database.database("schema");
        }

        @Override
        public String appPassword() {
            return database.database("app-password");
        }

        @Override
        public Optional<String> ownerPassword() {
            return Optional.of(database.database("owner-password"));
        }

        @Override
        public SslMode tls() {
            return SslMode.DISABLE;
        }
    }
}
