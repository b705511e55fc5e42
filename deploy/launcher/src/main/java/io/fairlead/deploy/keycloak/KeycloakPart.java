package io.fairlead.deploy.keycloak;

import io.fairlead.deploy.part.Archive;
import io.fairlead.deploy.part.GeneratedSecret;
import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.PartFailed;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Keycloak on the loopback address, with its own file database and the suite's realm.
 *
 * <p>The distribution comes built with the options that suit us (H2, no management port), so it is started as its own
 * script starts it after a build: a build of our own would take a minute or two and change nothing.
 */
public final class KeycloakPart implements Part {

    public static final String NAME = "keycloak";
    public static final String ADMINISTRATOR = "admin";

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Dkc.config.built=true");

    private final SuiteDirectory directory;
    private final int port;
    private final Path archive;
    private final RealmFiles realm;

    /**
     * Creates the part.
     *
     * @param archive the distribution, {@code keycloak-<version>.tar.gz}
     */
    public KeycloakPart(SuiteDirectory directory, int port, Path archive, RealmFiles realm) {
        this.directory = directory;
        this.port = port;
        this.archive = archive;
        this.realm = realm;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** What every token of the realm names as its issuer. */
    public String issuer() {
        return url() + "/realms/" + RealmFiles.REALM;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("keycloak", port);
    }

    /** Programs are shared, data is not, and Keycloak wants both below one home: so the home holds links. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        WholeDirectory.create(software(), this::unpack);
        Files.createDirectories(home().resolve("data"));
        for (var shared : List.of("lib", "conf", "providers", "themes")) {
            var link = home().resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, software().resolve(shared));
        }
        GeneratedSecret.in(passwordFile());
    }

    @Override
    public ProcessSpec process() {
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(JVM);
        command.addAll(List.of(
                "-Dkc.home.dir=" + home(),
                "-Djboss.server.config.dir=" + home().resolve("conf"),
                "-cp",
                home().resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + port,
                "--hostname=" + url()));
        var environment = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR, "KC_BOOTSTRAP_ADMIN_PASSWORD", administratorPassword());
        return new ProcessSpec(NAME, command, environment, home(), directory.log(NAME));
    }

    @Override
    public boolean answers() throws InterruptedException {
        return new KeycloakAdministration(url()).answers();
    }

    @Override
    public void furnish() throws IOException, InterruptedException {
        var administration = new KeycloakAdministration(url());
        administration.furnish(ADMINISTRATOR, administratorPassword(), realm);
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofMinutes(4);
    }

    /** Of {@link #ADMINISTRATOR} in Keycloak's own console, after {@link #prepare()}. */
    public String administratorPassword() {
        try {
            return GeneratedSecret.in(passwordFile());
        } catch (IOException e) {
            throw new PartFailed(NAME, "cannot read the administrator's password: " + e.getMessage(), e);
        }
    }

    private void unpack(Path into) throws IOException {
        if (!Files.exists(archive)) {
            throw new PartFailed(NAME, "there is no archive " + archive + "; package the launcher first", null);
        }
        try (var content = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            Archive.unpack(content, 1, into);
        }
    }

    private Path software() {
        return directory.software().resolve(archive.getFileName().toString().replace(".tar.gz", ""));
    }

    private Path home() {
        return directory.data(NAME);
    }

    private Path passwordFile() {
        return home().resolve("administrator-password");
    }
}
