package io.fairlead.chassis.tls;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Everything that the servers ask of a client in production, said by configuration alone. */
@QuarkusTest
@WithTestResource(value = EncryptedServers.class, scope = TestResourceScope.MATCHING_RESOURCES)
class EncryptedConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    DataSource migrations;

    @Inject
    RedisDataSource redis;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void thePoolSpeaksTlsToPostgresql() {
        assertThat(encrypted("pid = pg_backend_pid()")).isTrue();
    }

    @Test
    void theOutboxListensOverTls() {
        await().atMost(PATIENCE).until(() -> encrypted("query ilike 'listen%'"));
    }

    @Test
    void migrationsRunOverTls() throws SQLException {
        try (var connection = migrations.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getBoolean("ssl")).isTrue();
        }
    }

    @Test
    void redisIsReachedOverTlsWithAPassword() {
        redis.value(String.class).set("tls", "yes");

        assertThat(redis.value(String.class).get("tls")).isEqualTo("yes");
    }

    @Test
    void kafkaIsReachedOverTlsWithSasl() throws Exception {
        try (var admin = Admin.create(kafka)) {
            assertThat(admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void everyDependencyIsSeenAsUp() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        given().get("/q/health").jsonPath().getMap("checks.find { it.name == 'dependencies' }.data"))
                .containsEntry("postgresql", "up")
                .containsEntry("redis", "up")
                .containsEntry("kafka", "up"));
    }

    private boolean encrypted(String which) {
        var rows = pool.query("select coalesce(bool_and(ssl), false) from pg_stat_ssl join pg_stat_activity using (pid)"
                        + " where usename = current_user and " + which)
                .executeAndAwait();
        return requireNonNull(rows.iterator().next().getBoolean(0));
    }
}
