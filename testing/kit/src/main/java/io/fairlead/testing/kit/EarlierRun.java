package io.fairlead.testing.kit;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A run of the application before the test's: it migrated the database and left something in it. */
final class EarlierRun {

    private EarlierRun() {}

    static void left(TestInfrastructure infrastructure, String... statements) {
        migrate(infrastructure.configuration());
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what an earlier run left cannot be written", e);
        }
    }

    /** As the application does at its start. */
    private static void migrate(Map<String, String> configuration) {
        var schema = configuration.get("fairlead.database.schema");
        Flyway.configure(ClassLoader.getSystemClassLoader())
                .dataSource(
                        "jdbc:postgresql://%s:%s/%s"
                                .formatted(
                                        configuration.get("fairlead.database.host"),
                                        configuration.get("fairlead.database.port"),
                                        configuration.get("fairlead.database.name")),
                        schema + "_owner",
                        configuration.get("fairlead.database.owner-password"))
                .defaultSchema(schema)
                .locations("db/chassis", "db/migration")
                .outOfOrder(true)
                .createSchemas(false)
                .load()
                .migrate();
    }
}
