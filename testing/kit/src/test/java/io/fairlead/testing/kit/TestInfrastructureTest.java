package io.fairlead.testing.kit;

import static io.fairlead.contracts.topic.Topics.INTEGRATIONS;
import static io.fairlead.contracts.topic.Topics.PROVIDER_CALLS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestInfrastructure infrastructure = TestInfrastructure.of("kit");

    @Test
    void theOwnerCreatesWhatTheAppMayOnlyUse() throws SQLException {
        try (var owner = infrastructure.connectAsOwner();
                var app = infrastructure.connectAsApp()) {
            owner.createStatement().execute("CREATE TABLE thing (id bigserial PRIMARY KEY, name text)");

            app.createStatement().execute("INSERT INTO thing (name) VALUES ('a')");

            assertThatThrownBy(() -> app.createStatement().execute("ALTER TABLE thing ADD COLUMN other text"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE own (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> app.createStatement().execute("TRUNCATE thing"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theAppIsUnderRowLevelSecurity() throws SQLException {
        try (var superuser = infrastructure.connectAsSuperuser();
                var row = superuser
                        .createStatement()
                        .executeQuery("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'kit_app'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean("rolsuper")).isFalse();
            assertThat(row.getBoolean("rolbypassrls")).isFalse();
        }
    }

    @Test
    void durableSettingsAreOn() throws SQLException {
        try (var superuser = infrastructure.connectAsSuperuser()) {
            for (var setting : Set.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = superuser.createStatement().executeQuery("SHOW " + setting)) {
                    row.next();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void aTopicReturnsWhatWasSent() {
        var calls = infrastructure.topic(PROVIDER_CALLS);
        calls.send("school/stripe", "{}", Map.of("ce_id", "1"));

        var record = calls.await(1, PATIENCE).getFirst();

        assertThat(record.key()).isEqualTo("school/stripe");
        assertThat(record.value()).isEqualTo("{}");
        assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .isEqualTo("1");
        assertThat(calls.name()).isEqualTo(infrastructure.topicsPrefix() + "provider-calls.v1");
    }

    @Test
    void aTombstoneHasNoValue() {
        var integrations = infrastructure.topic(INTEGRATIONS);

        integrations.send("school/stripe", null, Map.of());

        assertThat(integrations.all().getLast().value()).isNull();
    }

    @Test
    void anOwnServerIsKilledSuspendedAndStartedWhereItWas() {
        var withRedis = TestInfrastructure.of("kit", Set.of(Server.REDIS));
        var redis = withRedis.own(Server.REDIS);
        var ping = new RedisPing(withRedis.redisUrl());

        redis.kill();
        assertThat(ping.answers()).isFalse();

        redis.start();
        assertThat(ping.answers()).isTrue();

        redis.suspend();
        assertThat(ping.answers()).isFalse();

        redis.resume();
        assertThat(ping.answers()).isTrue();
        assertThat(withRedis.redisUrl()).isNotEqualTo(infrastructure.redisUrl());
    }
}
