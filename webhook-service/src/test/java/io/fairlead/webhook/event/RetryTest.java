package io.fairlead.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.webhook.Tenant;
import io.fairlead.webhook.Tenant.Address;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Property 52, and 53 on the way: what fails is tried again on a schedule, and every attempt is in the log. */
@QuarkusTest
@WithInfrastructure("webhook")
class RetryTest {
    private static final int SCHEDULED = 8;
    private static final String SOUND =
            "{\"signature\":\"stripe\",\"delivery-id\":\"/id\",\"type\":\"/type\",\"events\":\"/events\"}";
    private static final String MISTAKEN = SOUND.replace("/events", "/event");

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    private final String delivery = "d_" + UUID.randomUUID();
    private final String connector = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void tenant() {
        tenant = new Tenant(infrastructure);
    }

    @Test
    void property52WhatFailsThreeTimesAndThenSucceedsIsTold() throws SQLException {
        String event = fail(3);

        tenant.connector(connector, SOUND);
        JsonPath told = awaitTold(event);

        assertThat(told.getList("attempts.outcome")).containsExactly("failed", "failed", "failed", "succeeded");
        assertThat(told.getList("attempts.number")).containsExactly(1, 2, 3, 4);
        assertThat(told.getString("attempts[0].reason")).contains("no list of events");
        assertThat(tenant.awaitEvents("deliveryId=" + delivery, 2).getList("items.type"))
                .containsExactlyInAnyOrder("first", "second");
        assertThat(toldOf(event)).hasSize(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void property52WhatAlwaysFailsWaitsForAPersonAndCanBeSentAgain() throws SQLException {
        String event = fail(SCHEDULED);

        var letter = infrastructure
                .topic(Topics.DEAD_LETTERS)
                .await(1, this::isOurs, Tenant.PATIENCE)
                .getFirst();
        assertThat(letter.key()).isEqualTo("%s/webhook/%s".formatted(tenant.name(), event));
        JsonPath told = JsonPath.from(letter.value());
        assertThat(told.getString("kind")).isEqualTo(DeadLetter.WEBHOOK);
        assertThat(told.getString("state")).isEqualTo(DeadLetter.FAILED);
        assertThat(told.getInt("attempts")).isEqualTo(SCHEDULED);
        assertThat(told.getList("actions.name")).containsExactly("inspect", "replay", "discard");
        assertThat(tenant.event(event).getString("state")).isEqualTo("failed");

        tenant.as("viewer").post(told.getString("actions[1].path")).then().statusCode(403);
        tenant.connector(connector, SOUND);
        await("sent again until the mended connector has arrived")
                .atMost(Tenant.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (tenant.event(event).getString("state").equals("failed"))
                        tenant.as("operator")
                                .post(told.getString("actions[1].path"))
                                .then()
                                .statusCode(202);
                    return tenant.event(event).getString("state").equals("published");
                });
        await().atMost(Tenant.PATIENCE)
                .untilAsserted(() -> assertThat(letters()).last().satisfies(last -> assertThat(last.value())
                        .isNull()));
    }

    @Test
    void anAttemptThatBreaksCountsAsOne() throws SQLException {
        String event = fail(1);
        execute(
                "alter table webhook.event add constraint unpublishable check (id <> '%s' or state <> 'published') not valid"
                        .formatted(event));
        try {
            tenant.connector(connector, SOUND);

            await().atMost(Tenant.PATIENCE).until(() -> {
                makeDue();
                return String.valueOf(tenant.event(event).getList("attempts.reason"))
                        .contains("The attempt broke: ");
            });
        } finally {
            execute("alter table webhook.event drop constraint unpublishable");
        }

        assertThat(tenant.event(event).getString("state")).isIn("retrying", "failed");
    }

    @Test
    void whatIsDiscardedIsTriedNoMore() throws SQLException {
        String event = fail(SCHEDULED);
        infrastructure.topic(Topics.DEAD_LETTERS).await(1, this::isOurs, Tenant.PATIENCE);

        tenant.as("operator")
                .post("/api/v1/webhook-events/" + event + "/discard")
                .then()
                .statusCode(204);

        assertThat(tenant.event(event).getString("state")).isEqualTo("discarded");
        infrastructure.topic(Topics.DEAD_LETTERS).await(2, this::isOurs, Tenant.PATIENCE);
    }

    @Test
    void whatConsumersHadIsToldAgainUnderItsId() {
        Address address = tenant.stripe();
        address.deliver(Tenant.customer(delivery, "cus_1")).then().statusCode(200);
        String event = tenant.awaitEvents("deliveryId=" + delivery, 1).getString("items[0].id");
        infrastructure.topic(Topics.WEBHOOK_EVENTS).await(1, record -> isEvent(record, event), Tenant.PATIENCE);

        tenant.as("operator")
                .post("/api/v1/webhook-events/" + event + "/retry")
                .then()
                .statusCode(202);

        assertThat(infrastructure
                        .topic(Topics.WEBHOOK_EVENTS)
                        .await(2, record -> isEvent(record, event), Tenant.PATIENCE))
                .extracting(ConsumerRecord::key)
                .containsOnly("%s/%s/customer:cus_1".formatted(tenant.name(), Tenant.INTEGRATION));
        tenant.as("operator")
                .post("/api/v1/webhook-events/" + event + "/discard")
                .then()
                .statusCode(409);
    }

    @Test
    void whatAConsumerCouldNotApplyWaitsForAPersonToo() {
        Address address = tenant.stripe();
        address.deliver(Tenant.customer(delivery, "cus_1")).then().statusCode(200);
        String event = tenant.awaitEvents("deliveryId=" + delivery, 1).getString("items[0].id");
        var told = infrastructure
                .topic(Topics.WEBHOOK_EVENTS)
                .await(1, record -> isEvent(record, event), Tenant.PATIENCE)
                .getFirst();

        for (int i = 0; i < 2; i++)
            infrastructure
                    .topic(Topics.WEBHOOK_EVENTS.deadLetters())
                    .send(
                            told.key(),
                            told.value(),
                            Map.of(
                                    "ce_id", event,
                                    "ce_type", "io.fairlead.webhook-event.v1",
                                    "fairlead-consumer", "record-refresh",
                                    "fairlead-source-topic", told.topic(),
                                    "fairlead-source-partition", "3",
                                    "fairlead-source-offset", "17",
                                    "fairlead-reason", "failed: no such record"));

        infrastructure.topic(Topics.DEAD_LETTERS).await(1, this::isOurs, Tenant.PATIENCE);
        JsonPath found = tenant.event(event);
        assertThat(found.getString("state")).isEqualTo("failed");
        assertThat(found.getString("attempts[1].reason")).contains("record-refresh", "no such record");
        tenant.as("operator")
                .post("/api/v1/webhook-events/" + event + "/retry")
                .then()
                .statusCode(202);
        infrastructure.topic(Topics.WEBHOOK_EVENTS).await(2, record -> isEvent(record, event), Tenant.PATIENCE);
        assertThat(tenant.event(event).getList("attempts.outcome")).containsExactly("failed", "succeeded");
    }

    @Test
    void anEventOfAnIntegrationNobodyKnowsIsKeptUntilItIsTold() throws SQLException {
        Address address = tenant.stripe();
        infrastructure
                .topic(Topics.INTEGRATIONS)
                .send(tenant.name() + "/" + Tenant.INTEGRATION, null, Map.of("ce_revision", "" + System.nanoTime()));
        await().atMost(Tenant.PATIENCE).until(() -> integrations() == 0);

        address.deliver(Tenant.customer(delivery, "cus_1")).then().statusCode(200);
        String event = tenant.awaitEvents("state=retrying", 1).getString("items[0].id");
        tenant.integration(Tenant.INTEGRATION, "stripe-like");
        await().atMost(Tenant.PATIENCE).until(() -> integrations() == 1);

        assertThat(awaitTold(event).getString("entity.id")).isEqualTo("cus_1");
    }

    /** An event that has failed so often, since its connector says the wrong place. */
    private String fail(int times) throws SQLException {
        tenant.connector(connector, MISTAKEN);
        tenant.integration("tasks", connector);
        Address address = tenant.endpoint("tasks", Tenant.SECRET, ",\"scheme\":\"stripe\"");
        awaitDeclared();
        address.deliver("{\"id\":\"%s\",\"events\":[{\"type\":\"first\"},{\"type\":\"second\"}]}".formatted(delivery))
                .then()
                .statusCode(200);
        String event = tenant.awaitEvents("deliveryId=" + delivery, 1).getString("items[0].id");
        for (int attempt = 2; attempt <= times; attempt++) {
            int wanted = attempt;
            makeDue();
            await().atMost(Tenant.PATIENCE)
                    .until(() -> tenant.event(event).getList("attempts").size() == wanted);
        }
        return event;
    }

    private JsonPath awaitTold(String event) {
        return await().atMost(Tenant.PATIENCE)
                .until(
                        () -> {
                            makeDue();
                            return tenant.event(event);
                        },
                        found -> found.getString("state").equals("published"));
    }

    /** Time is moved, in the one clock that counts. */
    private void makeDue() throws SQLException {
        execute("update webhook.due_event set due_at = clock_timestamp() where tenant = '%s'".formatted(tenant.name()));
    }

    /** What connectors say is remembered for two seconds. */
    private void awaitDeclared() throws SQLException {
        await().atMost(Tenant.PATIENCE)
                .until(() -> number("select count(*) from webhook.connector_definition where key = '%s'"
                                .formatted(connector))
                        == 1);
    }

    private long integrations() throws SQLException {
        return number("select count(*) from webhook.integration where tenant = '%s'".formatted(tenant.name()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<ConsumerRecord<String, @Nullable String>> letters() {
        return infrastructure.topic(Topics.DEAD_LETTERS).all().stream()
                .filter(this::isOurs)
                .toList();
    }

    private List<ConsumerRecord<String, @Nullable String>> toldOf(String event) {
        return infrastructure.topic(Topics.WEBHOOK_EVENTS).all().stream()
                .filter(record -> isEvent(record, event))
                .toList();
    }

    private boolean isOurs(ConsumerRecord<String, @Nullable String> record) {
        return record.key().startsWith(tenant.name() + "/");
    }

    private static boolean isEvent(ConsumerRecord<String, @Nullable String> record, String event) {
        return String.valueOf(record.value()).contains(event);
    }
}
