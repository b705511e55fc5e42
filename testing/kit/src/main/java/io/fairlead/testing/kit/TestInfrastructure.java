package io.fairlead.testing.kit;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.kafka.TopicSetup;
import io.fairlead.deploy.postgresql.PostgresServer;
import io.fairlead.deploy.postgresql.ServiceAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The servers one module's tests run against, and the module's own corner of each: a database, and a prefix of topics
 * and consumer groups. Usable with and without Quarkus.
 */
public final class TestInfrastructure {

    private static final String OWNER_PASSWORD = "owner";
    private static final String APP_PASSWORD = "app";

    private final String module;
    private final PostgresServer postgres;
    private final String redis;
    private final String kafka;
    private final String prefix;
    private final Map<Server, OwnServer> own;

    private TestInfrastructure(
            String module,
            PostgresServer postgres,
            String redis,
            String kafka,
            String prefix,
            Map<Server, OwnServer> own) {
        this.module = module;
        this.postgres = postgres;
        this.redis = redis;
        this.kafka = kafka;
        this.prefix = prefix;
        this.own = Map.copyOf(own);
    }

    /**
     * What {@link WithInfrastructure} gives, for tests without Quarkus.
     *
     * @param module one lower-case word
     */
    public static TestInfrastructure of(String module) {
        return of(module, Set.of());
    }

    /** The same, with servers that the test has for itself. */
    public static TestInfrastructure of(String module, Set<Server> own) {
        var shared = Servers.shared();
        Map<Server, OwnServer> ownServers = new EnumMap<>(Server.class);
        own.forEach(server -> ownServers.put(server, OwnServer.of(server)));
        var infrastructure = new TestInfrastructure(
                module,
                servers(Server.POSTGRES, ownServers, shared).postgres(),
                servers(Server.REDIS, ownServers, shared).redis(),
                servers(Server.KAFKA, ownServers, shared).kafka(),
                JvmWide.value("prefix." + module, () -> prefix(module)),
                ownServers);
        infrastructure.furnish();
        return infrastructure;
    }

    /** A server asked for by {@link WithInfrastructure#own()}. */
    public OwnServer own(Server server) {
        var found = own.get(server);
        if (found == null) {
            throw new IllegalArgumentException("%s is shared; ask for an own one".formatted(server));
        }
        return found;
    }

    public String database() {
        return "test_" + module;
    }

    public String kafkaBootstrap() {
        return kafka;
    }

    public String redisUrl() {
        return redis;
    }

    /** What stands before the name of every topic. */
    public String topicsPrefix() {
        return prefix;
    }

    /** Reads and writes one of the suite's topics. */
    public TestTopic topic(Topic topic) {
        return new TestTopic(kafka, prefix + topic.name());
    }

    /** As the role the service works with: under row-level security. */
    public Connection connectAsApp() throws SQLException {
        return connect(module + "_app", APP_PASSWORD);
    }

    /** As the role that owns the schema. */
    public Connection connectAsOwner() throws SQLException {
        return connect(module + "_owner", OWNER_PASSWORD);
    }

    /** As the superuser, who sees every row. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(postgres.user(), postgres.password());
    }

    /** What the application under test is configured with, by SmallRye property name. */
    public Map<String, String> configuration() {
        return Map.ofEntries(
                Map.entry("fairlead.database.host", postgres.host()),
                Map.entry("fairlead.database.port", Integer.toString(postgres.port())),
                Map.entry("fairlead.database.name", database()),
                Map.entry("fairlead.database.schema", module),
                Map.entry("fairlead.database.owner-password", OWNER_PASSWORD),
                Map.entry("fairlead.database.app-password", APP_PASSWORD),
                Map.entry("fairlead.redis.url", redis),
                Map.entry("fairlead.kafka.bootstrap", kafka),
                Map.entry("fairlead.topics.prefix", prefix),
                Map.entry("fairlead.oidc.issuer", TestIssuer.running().issuer()),
                Map.entry("fairlead.oidc.client-secret", "secret"),
                Map.entry("fairlead.upstream.gateway", TestIssuer.running().gateway()),
                Map.entry("fairlead.keys.file", TestKeys.file().toString()),
                Map.entry("quarkus.http.test-port", "0"));
    }

    private static Servers servers(Server server, Map<Server, OwnServer> own, Servers shared) {
        var found = own.get(server);
        return found == null ? shared : found.servers();
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s?currentSchema=%s"
                        .formatted(postgres.host(), postgres.port(), database(), module),
                user,
                password);
    }

    /** The database is made anew once in each JVM, and tests that start the application again keep it. */
    private void furnish() {
        JvmWide.value("database." + module + "@" + postgres.port(), this::createDatabase);
        JvmWide.value("topics." + prefix + "@" + kafka, this::createTopics);
    }

    private String createDatabase() {
        try {
            postgres.drop(database());
            postgres.furnish(database(), List.of(new ServiceAccount(module, OWNER_PASSWORD, APP_PASSWORD)));
            return "created";
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + database(), e);
        }
    }

    private String createTopics() {
        try {
            TopicSetup.create(kafka, prefix, Topics.all());
            return "created";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String prefix(String module) {
        return "%s-%s.".formatted(module, UUID.randomUUID().toString().substring(0, 8));
    }
}
