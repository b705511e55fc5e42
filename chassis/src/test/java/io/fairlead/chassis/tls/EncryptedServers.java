package io.fairlead.chassis.tls;

import io.fairlead.deploy.part.Ports;
import io.fairlead.testing.kit.LauncherProgram;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.ServerCertificate;
import io.fairlead.testing.kit.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Redis over TLS, Kafka over TLS with SASL, all with one certificate that is its own authority. */
public final class EncryptedServers implements QuarkusTestResourceLifecycleManager {

    private static final String JAAS = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"fairlead\" password=\"kafka password\"%s;";

    private final Path directory = Path.of("target", "encrypted").toAbsolutePath();
    private final ServerCertificate certificate = ServerCertificate.in(directory);
    private @Nullable Process kafka;

    @Override
    public Map<String, String> start() {
        var infrastructure = TestInfrastructure.of("tls", Set.of(Server.POSTGRES, Server.REDIS));
        Map<String, String> configuration = new HashMap<>(infrastructure.configuration());
        try {
            encrypt(infrastructure);
            configuration.put("fairlead.tls.ca", certificate.certificateFile().toString());
            configuration.put("fairlead.database.tls", "verify-full");
            configuration.put("fairlead.redis.url", redis(URI.create(infrastructure.redisUrl())));
            configuration.put("fairlead.redis.password", "redis password");
            configuration.put("fairlead.kafka.bootstrap", kafka());
            configuration.put("fairlead.kafka.protocol", "SASL_SSL");
            configuration.put("fairlead.kafka.mechanism", "PLAIN");
            configuration.put("fairlead.kafka.jaas", JAAS.formatted(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return configuration;
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.destroy();
            try {
                if (!kafka.waitFor(10, TimeUnit.SECONDS)) {
                    kafka.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The server runs as somebody else, so it writes its key itself. */
    private void encrypt(TestInfrastructure infrastructure) throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            for (var file : Map.of("server.crt", certificate.certificate(), "server.key", certificate.key())
                    .entrySet()) {
                statement.execute("copy (select unnest(string_to_array('%s', E'\\n'))) to program 'umask 077; cat > %s'"
                        .formatted(file.getValue(), file.getKey()));
            }
            statement.execute("alter system set ssl to on");
            statement.execute("select pg_reload_conf()");
        }
    }

    private String redis(URI plain) throws IOException {
        var port = Ports.free(1).getFirst();
        var commands = List.of(
                "CONFIG SET tls-key-file " + certificate.keyFile(),
                "CONFIG SET tls-ca-cert-file " + certificate.certificateFile(),
                "CONFIG SET tls-auth-clients no",
                "CONFIG SET tls-cert-file " + certificate.certificateFile(),
                "CONFIG SET tls-port " + port,
                "CONFIG SET requirepass \"redis password\"");
        try (var socket = new Socket(plain.getHost(), plain.getPort());
                var answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                var answer = answers.readLine();
                if (!"+OK".equals(answer)) {
                    throw new IOException("Redis answers '%s' to %s".formatted(answer, command));
                }
            }
        }
        return "rediss://localhost:" + port;
    }

    private String kafka() throws IOException {
        var ports = Ports.free(2);
        var configuration = directory.resolve("kafka.properties");
        Files.writeString(configuration, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                controller.listener.names=CONTROLLER
                listeners=OUTSIDE://localhost:%1$d,CONTROLLER://localhost:%2$d
                inter.broker.listener.name=OUTSIDE
                listener.security.protocol.map=OUTSIDE:SASL_SSL,CONTROLLER:PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.outside.plain.sasl.jaas.config=%3$s
                ssl.keystore.type=PEM
                ssl.keystore.location=%4$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                log.dirs=%6$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(
                        ports.getFirst(),
                        ports.getLast(),
                        JAAS.formatted(" user_fairlead=\"kafka password\""),
                        certificate.keyAndCertificateFile(),
                        certificate.certificateFile(),
                        Files.createTempDirectory(directory, "kafka")));
        kafka = new ProcessBuilder(
                        LauncherProgram.command("io.fairlead.deploy.kafka.KafkaBroker", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("kafka.log").toFile())
                .start();
        return "localhost:" + ports.getFirst();
    }
}
