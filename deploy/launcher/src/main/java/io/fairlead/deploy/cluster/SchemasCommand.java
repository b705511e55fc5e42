package io.fairlead.deploy.cluster;

import io.fairlead.deploy.postgresql.PostgresServer;
import io.fairlead.deploy.postgresql.ServiceAccount;
import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "schemas",
        description = "Brings the database, and each service's schema and two roles, about.",
        mixinStandardHelpOptions = true)
final class SchemasCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            defaultValue = "${env:FAIRLEAD_DATABASE_HOST}",
            required = true,
            description = "PostgreSQL's host (FAIRLEAD_DATABASE_HOST).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "${env:FAIRLEAD_DATABASE_PORT:-5432}",
            description = "Its port (FAIRLEAD_DATABASE_PORT, else 5432).")
    private int port = 5432;

    @Option(
            names = "--name",
            defaultValue = "${env:FAIRLEAD_DATABASE_NAME:-fairlead}",
            description = "The suite's database (FAIRLEAD_DATABASE_NAME, else fairlead).")
    private String name = "fairlead";

    @Option(
            names = "--tls",
            defaultValue = "${env:FAIRLEAD_DATABASE_TLS:-disable}",
            description = "disable, require, verify-ca or verify-full (FAIRLEAD_DATABASE_TLS, else disable).")
    private String tls = "disable";

    @Option(
            names = "--ca",
            paramLabel = "<file>",
            defaultValue = "${env:FAIRLEAD_TLS_CA}",
            description = "Certificates of who may have signed PostgreSQL's, in PEM (FAIRLEAD_TLS_CA).")
    private @Nullable Path ca;

    @Option(
            names = "--administrator",
            paramLabel = "<directory>",
            required = true,
            description = "Files 'username' and 'password' of a role that may create databases and roles.")
    private Path administrator = Path.of("");

    @Option(
            names = "--passwords",
            paramLabel = "<directory>",
            required = true,
            description = "For each service a directory of its name with the files 'database-owner-password' and"
                    + " 'database-app-password'.")
    private Path passwords = Path.of("");

    @Override
    public Integer call() throws IOException {
        var server = new PostgresServer(
                host,
                port,
                read(administrator.resolve("username")),
                read(administrator.resolve("password")),
                new PostgresServer.Tls(tls, Optional.ofNullable(ca)));
        try {
            server.furnish(name, accounts());
        } catch (SQLException e) {
            throw new Refused("PostgreSQL at %s:%d: %s".formatted(host, port, e.getMessage()));
        }
        for (var service : Service.values()) {
            System.out.println("✓ schema %1$s with the roles %1$s_owner and %1$s_app".formatted(service.shortName()));
        }
        return 0;
    }

    private List<ServiceAccount> accounts() throws IOException {
        List<ServiceAccount> accounts = new ArrayList<>();
        for (var service : Service.values()) {
            var directory = passwords.resolve(service.longName());
            accounts.add(new ServiceAccount(
                    service.shortName(),
                    read(directory.resolve("database-owner-password")),
                    read(directory.resolve("database-app-password"))));
        }
        return accounts;
    }

    private static String read(Path file) throws IOException {
        var content = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (content.isEmpty()) {
            throw new Refused(file + " is empty");
        }
        return content;
    }
}
