package io.fairlead.chassis.event;

import static io.fairlead.chassis.event.EventsUnderTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.TestTopic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateTopicTest {
    private static final EventType<IntegrationState> STATE =
            new EventType<>(IntegrationState.TYPE, IntegrationState.class);
    private static final TenantId TENANT = new TenantId("school");
    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.of("state", Set.of(Server.KAFKA));
    private static final TestDatabase DATABASE = new TestDatabase(INFRASTRUCTURE);
    private static final TestTopic TOPIC = INFRASTRUCTURE.topic(Topics.INTEGRATIONS);
    private static long revision;

    private final EventsUnderTest events = new EventsUnderTest(INFRASTRUCTURE, DATABASE, "reader");
    private @Nullable StateTopic<IntegrationState> state;

    @BeforeEach
    void emptyCopyAndTopic() throws SQLException {
        DATABASE.asOwner(
                "create table if not exists copied (name text primary key, connector text not null)",
                "truncate copied",
                "delete from state_copy");
        for (String name : Set.of("one", "two", "three")) delete(name);
    }

    @AfterEach
    void close() throws InterruptedException {
        stop();
        events.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @Test
    void theWholeTopicIsTakenAtTheStartAndThenFollowed() {
        put("one", "stripe", ++revision);
        put("two", "juso", ++revision);
        follow();
        assertThat(copied()).containsOnly(Map.entry("one", "stripe"), Map.entry("two", "juso"));

        put("three", "oneroster", ++revision);
        delete("one");

        await().atMost(PATIENCE).until(() -> copied().keySet().equals(Set.of("two", "three")));
    }

    @Test
    void aLowerRevisionChangesNothing() {
        put("one", "new", ++revision + 1_000);
        put("one", "old", revision);
        follow();
        put("one", "older", revision - 1);
        put("two", "last", ++revision);

        await().atMost(PATIENCE).until(() -> copied().containsKey("two"));
        assertThat(copied()).containsEntry("one", "new");
        revision += 1_000;
    }

    @Test
    void whatTheTopicNoLongerHasIsRemovedOnceItsEndIsReached() throws SQLException {
        put("one", "stripe", ++revision);
        DATABASE.asOwner(
                "insert into state_copy (topic, key, revision) values ('integrations.v1', 'school/gone', 0)",
                "insert into copied (name, connector) values ('gone', 'x')");

        follow();

        assertThat(copied()).containsOnlyKeys("one");
    }

    @Test
    void whatIsNewerThanTheTopicsEndStays() throws SQLException {
        put("one", "stripe", ++revision);
        DATABASE.asOwner(
                "insert into state_copy (topic, key, revision) values ('integrations.v1', 'school/new', 99999999)",
                "insert into copied (name, connector) values ('new', 'x')");

        follow();

        assertThat(copied()).containsOnlyKeys("one", "new");
    }

    @Test
    void withKafkaAwayTheCopyIsWhatThereIs() throws InterruptedException {
        put("one", "stripe", ++revision);
        follow();
        stop();
        INFRASTRUCTURE.own(Server.KAFKA).kill();

        var restarted = events.stateTopics.follow(Topics.INTEGRATIONS, STATE, new Copy());
        state = restarted;

        assertThat(restarted.isCaughtUp()).isFalse();
        assertThat(copied()).containsOnlyKeys("one");
        INFRASTRUCTURE.own(Server.KAFKA).start();
        put("two", "juso", ++revision);
        await().atMost(PATIENCE).until(() -> copied().containsKey("two"));
    }

    @Test
    void anUnreadableValueIsPassedOver() {
        TOPIC.send("school/one", "{\"name\":", Map.of("ce_revision", Long.toString(++revision)));
        put("two", "juso", ++revision);

        follow();

        assertThat(copied()).containsOnlyKeys("two");
    }

    private void follow() {
        var followed = events.stateTopics.follow(Topics.INTEGRATIONS, STATE, new Copy());
        state = followed;
        await().atMost(PATIENCE).until(followed::isCaughtUp);
    }

    private void stop() throws InterruptedException {
        if (state != null) {
            state.stop();
            state.awaitEnd(PATIENCE);
        }
    }

    private void put(String name, String connector, long withRevision) {
        var value = new IntegrationState("school", name, connector, "production", true, Map.of(), withRevision);
        TOPIC.send("school/" + name, write(value), Map.of("ce_revision", Long.toString(withRevision)));
    }

    private void delete(String name) {
        TOPIC.send("school/" + name, null, Map.of("ce_revision", Long.toString(++revision)));
    }

    private String write(IntegrationState value) {
        try {
            return events.json.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> copied() {
        return events.transactions
                .inTenant(TENANT, connection -> connection
                        .query("select name, connector from copied")
                        .execute())
                .map(rows -> {
                    Map<String, String> copied = new TreeMap<>();
                    for (Row row : rows) copied.put(row.getString("name"), row.getString("connector"));
                    return copied;
                })
                .await()
                .atMost(PATIENCE);
    }

    private static final class Copy implements StateCopy<IntegrationState> {
        @Override
        public Uni<Void> put(SqlConnection connection, String key, IntegrationState value) {
            return connection
                    .preparedQuery("insert into copied (name, connector) values ($1, $2) "
                            + "on conflict (name) do update set connector = excluded.connector")
                    .execute(Tuple.of(value.name(), value.connector()))
                    .replaceWithVoid();
        }

        @Override
        public Uni<Void> remove(SqlConnection connection, String key) {
            return connection
                    .preparedQuery("delete from copied where 'school/' || name = $1")
                    .execute(Tuple.of(key))
                    .replaceWithVoid();
        }
    }
}
