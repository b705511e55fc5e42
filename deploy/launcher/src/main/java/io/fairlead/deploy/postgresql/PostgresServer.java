package io.fairlead.deploy.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A running server, seen by its superuser, or by a role that may create databases and roles. */
public record PostgresServer(String host, int port, String user, String password, Tls tls) {

    /** One furnishing at a time: roles belong to the whole server, and PostgreSQL has no CREATE ROLE IF NOT EXISTS. */
    private static final long FURNISHING = 0x6661_6972_6c65_6164L;

    /**
     * Whether the connection is encrypted and the server has to prove who it is.
     *
     * @param mode as libpq names it, for example {@code verify-full}
     * @param authorities certificates of who may have signed the server's, in PEM
     */
    public record Tls(String mode, Optional<Path> authorities) {

        static final Tls NONE = new Tls("disable", Optional.empty());
    }

    /** On this machine, without TLS. */
    public PostgresServer(String host, int port, String user, String password) {
        this(host, port, user, password, Tls.NONE);
    }

    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", tls.mode());
        tls.authorities().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s".formatted(host, port, database), properties);
    }

    /** Brings the database and each account's roles and schema about; changes nothing that is as it should be. */
    public void furnish(String database, List<ServiceAccount> accounts) throws SQLException {
        try (var server = connect("postgres")) {
            execute(server, "SELECT pg_advisory_lock(%d)".formatted(FURNISHING));
            if (!exists(server, database)) {
                execute(server, "CREATE DATABASE " + server.createStatement().enquoteIdentifier(database, true));
            }
            try (var inside = connect(database)) {
                for (var account : accounts) {
                    execute(inside, ServiceSchema.sql(account));
                }
            }
        }
    }

    /** Removes the database and whoever is connected to it. */
    public void drop(String database) throws SQLException {
        try (var server = connect("postgres")) {
            var name = server.createStatement().enquoteIdentifier(database, true);
            execute(server, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        }
    }

    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }

    private static boolean exists(Connection server, String database) throws SQLException {
        try (var query = server.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var result = query.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The template that every installation uses, filled in. */
    private static final class ServiceSchema {

        private static final String TEMPLATE = "/postgresql/service-schema.sql";

        static String sql(ServiceAccount account) {
            return template()
                    .replace("{service}", account.service())
                    .replace("{owner-password}", literal(account.ownerPassword()))
                    .replace("{app-password}", literal(account.appPassword()));
        }

        private static String literal(String text) {
            return text.replace("'", "''");
        }

        private static String template() {
            try (var content = PostgresServer.class.getResourceAsStream(TEMPLATE)) {
                if (content == null) {
                    throw new IllegalStateException("the contracts hold no " + TEMPLATE);
                }
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
