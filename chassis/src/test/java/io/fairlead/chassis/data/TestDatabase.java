package io.fairlead.chassis.data;

import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.testing.kit.TestInfrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The chassis' own tables in a real database, reached as a service reaches them. */
public final class TestDatabase implements AutoCloseable {
    private final Map<String, String> configuration;
    private final TestInfrastructure infrastructure;
    private final Vertx vertx = Vertx.vertx();

    public TestDatabase(TestInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
        this.configuration = infrastructure.configuration();
        migrate();
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The door over a pool of its own. */
    public Transactions transactions(int connections) {
        return transactions(pool(connections));
    }

    public Transactions transactions(Pool pool) {
        return new Transactions(pool, new CurrentTenant(vertx.getDelegate()));
    }

    public Pool pool(int connections) {
        return Pool.newInstance(PgBuilder.pool()
                .using(vertx.getDelegate())
                .connectingTo(new PgConnectOptions()
                        .setHost(database("host"))
                        .setPort(Integer.parseInt(database("port")))
                        .setDatabase(database("name"))
                        .setUser(database("schema") + "_app")
                        .setPassword(database("app-password"))
                        .addProperty("search_path", database("schema")))
                .with(new PoolOptions().setMaxSize(connections))
                .build());
    }

    public void asOwner(String... statements) throws SQLException {
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    public String database(String property) {
        String value = configuration.get("fairlead.database." + property);
        if (value == null) throw new IllegalArgumentException(property);
        return value;
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                                .formatted(database("host"), database("port"), database("name"), database("schema")),
                        database("schema") + "_owner",
                        database("owner-password"))
                .locations("db/chassis")
                .defaultSchema(database("schema"))
                .load()
                .migrate();
    }
}
