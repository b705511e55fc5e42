package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.LauncherProgram;
import io.fairlead.testing.kit.Repository;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the jobs of the bundle start, with their arguments and variables, against a PostgreSQL and a Kafka that know
 * nothing of the suite yet. The administrator is no superuser, as with a managed PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreparationTest {

    private static final int PATIENCE_SECONDS = 180;
    private static final String MOUNTED = "/run/secrets/fairlead";

    private final TestInfrastructure infrastructure = TestInfrastructure.of("kubernetes", Set.of(Server.POSTGRES));
    private final String prefix = "installation-%s.".formatted(UUID.randomUUID());
    private final Bundle bundle = Kustomize.overlay("dev");
    private final Path secrets;

    PreparationTest(@TempDir Path secrets) {
        this.secrets = secrets;
    }

    @BeforeAll
    void runTheJobs() throws IOException, SQLException, InterruptedException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("create role administrator login createdb createrole password 'secret'");
        }
        bring("administrator/username", "administrator");
        bring("administrator/password", "secret\n");
        for (var service : Service.values()) {
            bring("passwords/%s/database-owner-password".formatted(service.longName()), "owner's");
            bring("passwords/%s/database-app-password".formatted(service.longName()), "app's");
        }
        bring("service/fairlead.database.owner-password", "owner's");
        bring("service/fairlead.database.app-password", "app's");
        bring("service/keys.json", "{\"current\":\"k1\",\"keys\":{\"k1\":\"%s=\"}}".formatted("A".repeat(43)));
        succeed(start("topics"), start("schemas"));
        succeed(start("schemas"));
        List<Process> migrations = new ArrayList<>();
        for (var service : Service.values()) {
            migrations.add(start("migrate-" + service.shortName()));
        }
        succeed(migrations.toArray(Process[]::new));
    }

    @Test
    void topicsAreThere() throws Exception {
        var client =
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.kafkaBootstrap());
        try (var admin = Admin.create(client)) {
            assertThat(admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .containsAll(Topics.all().stream()
                            .map(Topic::name)
                            .map(prefix::concat)
                            .toList());
        }
    }

    @Test
    void everySchemaIsMigratedByItsOwner() throws SQLException {
        for (var service : Service.values()) {
            try (var connection = connect(service, "app", "app's");
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
        try (var connection = connect(Service.CONNECTOR, "app", "app's");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("alter table outbox add column mine int"))
                    .hasMessageContaining("must be owner");
        }
    }

    private Process start(String name) throws IOException {
        var container = bundle.get("Job", name).containers().getFirst();
        var builder = new ProcessBuilder(command(container))
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().putAll(environment(container));
        return builder.start();
    }

    private List<String> command(JsonNode container) {
        var program = Variables.program(container);
        if (program.equals("launcher")) {
            var arguments = elements(container.path("args"))
                    .map(argument -> argument.asText().replace(MOUNTED, secrets.toString()));
            return LauncherProgram.command("io.fairlead.deploy.Launcher", arguments.toArray(String[]::new));
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Repository.root()
                        .resolve(program)
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
    }

    /** As the bundle says, but for where things are. */
    private Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>();
        elements(container.path("envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .flatMap(name -> bundle.get("ConfigMap", name).at("/data").properties().stream())
                .forEach(entry -> environment.put(
                        entry.getKey(), entry.getValue().asText().replace(MOUNTED, secrets.toString())));
        elements(container.path("env"))
                .filter(variable -> variable.has("value"))
                .filter(variable -> !variable.path("name").asText().equals("JAVA_TOOL_OPTIONS"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        environment.putAll(Map.of(
                "FAIRLEAD_DATABASE_HOST", database("host"),
                "FAIRLEAD_DATABASE_PORT", database("port"),
                "FAIRLEAD_KAFKA_BOOTSTRAP", infrastructure.kafkaBootstrap(),
                "FAIRLEAD_REDIS_URL", infrastructure.redisUrl(),
                "FAIRLEAD_TOPICS_PREFIX", prefix,
                "FAIRLEAD_CONNECTORS", Repository.root().resolve("connectors").toString()));
        return environment;
    }

    private void succeed(Process... jobs) throws InterruptedException {
        for (var job : jobs) {
            assertThat(job.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(job.exitValue()).as("see %s", log("*")).isZero();
        }
    }

    private Connection connect(Service service, String role, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                        .formatted(database("host"), database("port"), "fairlead", service.shortName()),
                "%s_%s".formatted(service.shortName(), role),
                password);
    }

    private String database(String fact) {
        return requireNonNull(infrastructure.configuration().get("fairlead.database." + fact));
    }

    private void bring(String file, String content) throws IOException {
        var path = secrets.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content, StandardCharsets.UTF_8);
    }

    private static Path log(String job) {
        return Path.of("target", "job-%s.log".formatted(job)).toAbsolutePath();
    }
}
