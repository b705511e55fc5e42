package io.fairlead.testing.kit;

import io.fairlead.deploy.postgresql.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;

/** How servers are reached, as the launcher wrote it down. */
final class Servers {

    private static final int DONE = 204;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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

    /** Carries the order out and returns when it is done. */
    void order(String order, Server server) {
        var request = HttpRequest.newBuilder(
                        URI.create("%s/%s/%s".formatted(fact("control.url"), server.part(), order)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != DONE) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the launcher is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String fact(String name) {
        var value = facts.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("%s has no %s".formatted(file, name));
        }
        return value;
    }
}
