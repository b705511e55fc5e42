package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;

import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import io.fairlead.deploy.process.Signal;
import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.settings.Setting;
import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The packaged suite, brought up by its own launcher on free ports, in a directory of its own. Nothing restarts what a
 * test kills until the test asks for it.
 */
public final class Suite implements AutoCloseable {

    private final Path root = Repository.root();
    private final Path directory = Path.of("target", "suite").toAbsolutePath();
    private final Path data = directory.resolve("data");
    private final Path connectors = directory.resolve("connectors");
    private final Path log = directory.resolve("launcher.log");
    private final Map<Setting.Port, Integer> ports = new EnumMap<>(Setting.Port.class);
    private final TraceCollector traces = new TraceCollector();
    private final ProcessTable processes = new ProcessTable(data.resolve("processes"));

    private int replicas = 1;

    private Suite() {
        var free = Ports.free(Setting.Port.values().length).iterator();
        for (var port : Setting.Port.values()) {
            ports.put(port, free.next());
        }
    }

    /** Starts everything anew and returns when all of it is ready. */
    static Suite start() {
        var suite = new Suite();
        suite.linkPrograms();
        suite.copyConnectors();
        suite.launcher("up", "--detach", "--fresh", "--no-demo", "--no-restart");
        return suite;
    }

    public URI gateway() {
        return address(Setting.Port.GATEWAY);
    }

    /** The service itself, past the gateway. */
    public URI service(Service service) {
        return address(service.port());
    }

    public URI twins() {
        return address(Setting.Port.TWINS);
    }

    /** The folder of connectors of this suite, in which live editing is off. */
    Path connectors() {
        return connectors;
    }

    /** Where every service of this suite sends its spans. */
    TraceCollector traces() {
        return traces;
    }

    /** A token that Keycloak gave to one of the demonstration's users. */
    public String token(String user) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "fairlead-cli")
                .formParam("username", user)
                .formParam("password", user)
                .post(address(Setting.Port.KEYCLOAK) + "/realms/fairlead/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Every part by the name {@code ./fairlead status} gives it. */
    public List<String> parts() {
        return processes.all().stream().map(RecordedProcess::name).toList();
    }

    /** As a power cut would. */
    public void kill(String part) {
        process(part).kill();
    }

    /** It keeps its connections and answers nothing until it is resumed. */
    public void suspend(String part) {
        process(part).signal(Signal.STOP);
    }

    public void resume(String part) {
        process(part).signal(Signal.CONT);
    }

    /** As whoever stops a replica does: it is to finish what it has begun. */
    public void terminate(String part) {
        process(part).signal(Signal.TERM);
    }

    public boolean isRunning(String part) {
        return processes.find(part).filter(RecordedProcess::isAlive).isPresent();
    }

    public long pid(String part) {
        return process(part).pid();
    }

    /** Runs so many processes of every service. */
    public void scale(int wanted) {
        replicas = wanted;
        mend();
    }

    /** The names of the processes of a service. */
    public List<String> replicas(Service service) {
        return IntStream.rangeClosed(1, replicas)
                .mapToObj(number -> number == 1 ? service.longName() : service.longName() + "-" + number)
                .toList();
    }

    /** Where a replica listens, which the launcher has chosen for all but the first. */
    public URI address(String replica) {
        try {
            return Arrays.stream(Files.readString(Path.of("/proc", Long.toString(pid(replica)), "environ"))
                            .split("\0", -1))
                    .filter(variable -> variable.startsWith("QUARKUS_HTTP_PORT="))
                    .map(variable -> URI.create("http://localhost:" + variable.substring(variable.indexOf('=') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what is missing, as a second {@code ./fairlead up} does, and returns when all is ready. */
    public void mend() {
        launcher("up", "--detach", "--no-demo", "--no-restart", "--replicas=" + replicas);
    }

    @Override
    public void close() {
        launcher("down");
        traces.close();
    }

    private RecordedProcess process(String part) {
        return processes
                .find(part)
                .filter(RecordedProcess::isAlive)
                .orElseThrow(() -> new IllegalArgumentException("%s is not running".formatted(part)));
    }

    private URI address(Setting.Port port) {
        return URI.create("http://localhost:" + ports.get(port));
    }

    private void launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                launcherPrograms().resolve("lib") + "/*",
                "io.fairlead.deploy.Launcher"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("FAIRLEAD_"));
        builder.environment().putAll(environment());
        try {
            var status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("fairlead %s ended with %d:%n%s"
                        .formatted(String.join(" ", arguments), status, Files.readString(log)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FAIRLEAD_ROOT", root.toString(),
                "FAIRLEAD_DATA", data.toString(),
                "FAIRLEAD_CONNECTORS", connectors.toString(),
                "FAIRLEAD_CONNECTORS_LIVE_EDITING", "false",
                "FAIRLEAD_OTLP_ENDPOINT", traces.address().toString(),
                "FAIRLEAD_LAUNCHER", launcherPrograms().toString(),
                "FAIRLEAD_SUITE", suitePrograms().toString()));
        ports.forEach((port, number) -> environment.put(port.variable(), number.toString()));
        return environment;
    }

    private Path launcherPrograms() {
        return data.resolve("app/launcher/built");
    }

    private Path suitePrograms() {
        return data.resolve("app/suite/built");
    }

    /** The launcher expects programs where {@code ./fairlead} copies them; here they stay where Maven built them. */
    private void linkPrograms() {
        link(launcherPrograms(), root.resolve("deploy/launcher/target/launcher"));
        link(
                suitePrograms().resolve("testing/simulators/simulators"),
                root.resolve("testing/simulators/target/simulators"));
        for (var service : Service.values()) {
            link(
                    suitePrograms().resolve(service.longName()).resolve("quarkus-app"),
                    root.resolve(service.longName()).resolve("target/quarkus-app"));
        }
    }

    private void copyConnectors() {
        var shipped = root.resolve("connectors");
        try (var paths = Files.walk(shipped)) {
            WholeDirectory.delete(connectors);
            for (var path : paths.toList()) {
                Files.copy(path, connectors.resolve(shipped.relativize(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path built) {
        if (!Files.isDirectory(built)) {
            throw new IllegalStateException("%s is not packaged; run ./fairlead test testing/e2e".formatted(built));
        }
        try {
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
