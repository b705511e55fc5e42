package io.fairlead.deploy.postgresql;

import io.fairlead.deploy.part.Archive;
import io.fairlead.deploy.part.GeneratedSecret;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.PartFailed;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessSpec;
import io.fairlead.deploy.process.Signal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL with durable settings, on the loopback address, with passwords. Each account gets its schema in the
 * database as soon as the server is ready.
 */
public final class PostgresPart implements Part {

    public static final String NAME = "postgres";
    public static final String SUPERUSER = "postgres";

    private static final String MAJOR = "18";
    private static final String BINARIES = "/postgres-linux-x86_64.txz";

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "localhost",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "200",
            "timezone", "UTC");

    private final SuiteDirectory directory;
    private final int port;
    private final String database;
    private final List<ServiceAccount> accounts;

    /**
     * Creates the part.
     *
     * @param database created when it is missing, unless it is {@code postgres}
     * @param accounts the services that get a schema in it
     */
    public PostgresPart(SuiteDirectory directory, int port, String database, List<ServiceAccount> accounts) {
        this.directory = directory;
        this.port = port;
        this.database = database;
        this.accounts = List.copyOf(accounts);
    }

    /** The server as its superuser sees it, after {@link #prepare()}. */
    public PostgresServer server() {
        try {
            return new PostgresServer("localhost", port, SUPERUSER, GeneratedSecret.in(passwordFile()));
        } catch (IOException e) {
            throw new PartFailed(NAME, "cannot read the superuser's password: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("postgresql", port);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        WholeDirectory.create(software(), PostgresPart::unpack);
        GeneratedSecret.in(passwordFile());
        WholeDirectory.create(data(), this::initialise);
        requireSameMajor();
        PostmasterFile.removeIfStale(data());
    }

    @Override
    public ProcessSpec process() {
        List<String> command =
                new ArrayList<>(List.of(program("postgres"), "-D", data().toString(), "-p", Integer.toString(port)));
        SETTINGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> command.addAll(List.of("-c", setting.getKey() + "=" + setting.getValue())));
        return new ProcessSpec(
                NAME, unprivileged().command(command), Map.of(), directory.data(NAME), directory.log(NAME), Signal.INT);
    }

    @Override
    public boolean answers() {
        try (var connection = server().connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void furnish() throws IOException {
        try {
            server().furnish(database, accounts);
        } catch (SQLException e) {
            throw new IOException("cannot create roles and schemas: " + e.getMessage(), e);
        }
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofSeconds(60);
    }

    private void initialise(Path into) throws IOException, InterruptedException {
        var unprivileged = unprivileged();
        var password = Files.createTempFile(into.getParent(), "password", ".tmp");
        try {
            Files.copy(passwordFile(), password, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            unprivileged.own(into);
            unprivileged.own(password);
            Unprivileged.run(unprivileged.command(List.of(
                    program("initdb"),
                    "--pgdata=" + into,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums")));
        } finally {
            Files.delete(password);
        }
    }

    private void requireSameMajor() throws IOException {
        var found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new PartFailed(
                    NAME,
                    "the data in %s was written by PostgreSQL %s and this is %s".formatted(data(), found, MAJOR),
                    null);
        }
    }

    private static Unprivileged unprivileged() {
        try {
            return Unprivileged.onThisMachine();
        } catch (IOException e) {
            throw new PartFailed(NAME, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed(NAME, "interrupted", e);
        }
    }

    private Path software() {
        return directory.software().resolve("postgresql-" + MAJOR);
    }

    private Path data() {
        return directory.data(NAME).resolve("cluster");
    }

    private Path passwordFile() {
        return directory.data(NAME).resolve("superuser-password");
    }

    private String program(String name) {
        return software().resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path into) throws IOException {
        requireSupportedMachine();
        try (var packed = PostgresPart.class.getResourceAsStream(BINARIES)) {
            if (packed == null) {
                throw new FileNotFoundException("the launcher was built without PostgreSQL");
            }
            Archive.unpack(new XZInputStream(packed), 0, into);
        }
    }

    private static void requireSupportedMachine() {
        var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64")) {
            throw new PartFailed(
                    NAME, "the embedded servers are for Linux on x86-64, and this machine is " + machine, null);
        }
    }
}
