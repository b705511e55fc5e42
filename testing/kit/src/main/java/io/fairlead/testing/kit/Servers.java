package io.fairlead.testing.kit;

import io.fairlead.deploy.postgresql.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;

/** How servers are reached, as the launcher wrote it down. */
final class Servers {

    private final Properties facts;
    private final Path file;

    private Servers(Path file, Properties facts) {
        this.file = file;
        this.facts = facts;
    }

    static Servers read(Path file) {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Servers(file, facts);
    }

    /** Those of {@code ./fairlead test}, else of a launcher for this JVM. */
    static Servers shared() {
        var given = System.getenv("FAIRLEAD_TEST_INFRASTRUCTURE");
        return given == null
                ? LauncherProcess.running("infrastructure", EnumSet.allOf(Server.class))
                        .servers()
                : read(Path.of(given));
    }

    PostgresServer postgres() {
        return new PostgresServer(
                fact("postgres.host"),
                Integer.parseInt(fact("postgres.port")),
                fact("postgres.user"),
                fact("postgres.password"));
    }

    String redis() {
        return fact("redis.url");
    }

    String kafka() {
        return fact("kafka.bootstrap");
    }

    private String fact(String name) {
        var value = facts.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("%s has no %s".formatted(file, name));
        }
        return value;
    }
}
