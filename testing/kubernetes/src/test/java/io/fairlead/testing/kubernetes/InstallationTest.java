package io.fairlead.testing.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.Repository;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the bundle's jobs start, and then its deployments, against a PostgreSQL and a Kafka that know nothing of the suite
 * yet. The administrator is no superuser, as with a managed PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Bundle bundle = Kustomize.overlay("dev");
    private final TestInfrastructure infrastructure = TestInfrastructure.of("kubernetes", Set.of(Server.POSTGRES));
    private final String prefix = "installation-%s.".formatted(UUID.randomUUID());
    private final Map<String, Map<String, String>> secrets = new HashMap<>(InstallationSecrets.CONTENT);
    private final List<Process> started = new ArrayList<>();
    private final Installation installation;

    InstallationTest(@TempDir Path directory) {
        secrets.put("postgresql-administrator", Map.of("username", "administrator", "password", "secret\n"));
        installation = new Installation(bundle, secrets, surroundings(), directory);
    }

    @BeforeAll
    void runTheJobs() throws IOException, SQLException, InterruptedException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("create role administrator login createdb createrole password 'secret'");
        }
        succeed(List.of("topics", "schemas"));
        succeed(List.of("schemas"));
        succeed(Stream.of(Service.values())
                .map(service -> "migrate-" + service.shortName())
                .toList());
    }

    @AfterAll
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void topicsAreThere() throws Exception {
        var client =
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.kafkaBootstrap());
        try (var admin = Admin.create(client)) {
            assertThat(admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .containsAll(Topics.all().stream()
                            .map(Topic::name)
                            .map(prefix::concat)
                            .toList());
        }
    }

    @Test
    void everySchemaIsMigratedByItsOwner() throws SQLException {
        for (var service : Service.values()) {
            try (var connection = connectAsApp(service);
                    var statement = connection.createStatement();
                    var tables = statement.executeQuery("select tableowner from pg_tables where schemaname = '%s'"
                            .formatted(service.shortName()))) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getString(1)).isEqualTo(service.shortName() + "_owner");
            }
        }
    }

    @Test
    void theRoleThatRunsAServiceChangesNoTable() throws SQLException {
        try (var connection = connectAsApp(Service.CONNECTOR);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("alter table outbox add column mine int"))
                    .hasMessageContaining("must be owner");
        }
    }

    /** With the secrets that its deployment mounts, which the password of the schema's owner is none of. */
    @Test
    void everyServiceBecomesReadyAndEndsWhenItIsAskedTo() throws IOException, InterruptedException {
        Map<Integer, Process> services = new HashMap<>();
        var ports = Ports.free(Service.values().length).iterator();
        for (var service : Service.values()) {
            var port = ports.next();
            services.put(port, start("Deployment", service.longName(), Map.of("QUARKUS_HTTP_PORT", port.toString())));
        }

        services.keySet().forEach(port -> await().atMost(PATIENCE).until(() -> isReady(port)));

        services.values().forEach(Process::destroy);
        for (var service : services.values()) {
            assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        var ready = HttpRequest.newBuilder(URI.create("http://localhost:%d/q/health/ready".formatted(port)))
                .build();
        try {
            return HTTP.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void succeed(List<String> jobs) throws IOException, InterruptedException {
        Map<String, Process> processes = new HashMap<>();
        for (var job : jobs) {
            processes.put(job, start("Job", job, Map.of()));
        }
        for (var job : processes.entrySet()) {
            assertThat(job.getValue().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(job.getValue().exitValue())
                    .as("see %s", Installation.log(job.getKey()))
                    .isZero();
        }
    }

    private Process start(String kind, String name, Map<String, String> variables) throws IOException {
        var process = installation.start(kind, name, variables);
        started.add(process);
        return process;
    }

    private Map<String, String> surroundings() {
        return Map.of(
                "FAIRLEAD_DATABASE_HOST", configured("fairlead.database.host"),
                "FAIRLEAD_DATABASE_PORT", configured("fairlead.database.port"),
                "FAIRLEAD_KAFKA_BOOTSTRAP", infrastructure.kafkaBootstrap(),
                "FAIRLEAD_REDIS_URL", infrastructure.redisUrl(),
                "FAIRLEAD_OIDC_ISSUER", configured("fairlead.oidc.issuer"),
                "FAIRLEAD_TOPICS_PREFIX", prefix,
                "FAIRLEAD_CONNECTORS", Repository.root().resolve("connectors").toString());
    }

    private Connection connectAsApp(Service service) throws SQLException {
        var password = requireNonNull(secrets.get(service.longName())).get("database-app-password");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/fairlead?currentSchema=%s"
                        .formatted(
                                configured("fairlead.database.host"),
                                configured("fairlead.database.port"),
                                service.shortName()),
                service.shortName() + "_app",
                password);
    }

    private String configured(String property) {
        return requireNonNull(infrastructure.configuration().get(property));
    }
}
