package io.fairlead.testing.kit.suite;

import io.fairlead.deploy.demo.Tokens;
import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import io.fairlead.deploy.process.Signal;
import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.settings.Setting;
import io.fairlead.deploy.settings.Settings;
import io.fairlead.deploy.suite.Replicas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * The packaged suite, brought up by its own launcher on free ports, in a directory of its own. Nothing restarts what is
 * killed until somebody asks for it, unless the suite is {@link #supervise looked after}.
 */
public final class Suite implements AutoCloseable {

    private final Path data;
    private final Path connectors;
    private final SuiteLauncher launcher;
    private final ProcessTable processes;
    private final Map<Setting.Port, Integer> ports = new EnumMap<>(Setting.Port.class);
    private final ConcurrentMap<String, URI> addresses = new ConcurrentHashMap<>();
    private final Answers answers;
    private final HttpClient http = HttpClient.newHttpClient();

    private Replicas replicas = Replicas.oneEach();
    private boolean supervised;

    private Suite(Path directory, SuitePrograms programs, Map<String, String> environment) {
        this.data = directory.resolve("data");
        this.connectors = directory.resolve("connectors");
        this.processes = SuiteDirectory.at(data).processes();
        var free = Ports.free(Setting.Port.values().length).iterator();
        for (var port : Setting.Port.values()) {
            ports.put(port, free.next());
        }
        this.launcher = new SuiteLauncher(
                programs.launcher(), environment(programs, environment), directory.resolve("launcher.log"));
        this.answers = new Answers(SuiteDirectory.at(data), ports);
        copyConnectors(programs.root().resolve("connectors"));
        programs.software().ifPresent(this::share);
    }

    /**
     * A suite of which nothing runs yet.
     *
     * @param environment further variables for the launcher
     */
    public static Suite in(Path directory, SuitePrograms programs, Map<String, String> environment) {
        return new Suite(directory.toAbsolutePath(), programs, environment);
    }

    /**
     * Starts everything anew, one process of each service, and returns when all of it is ready. What an earlier suite has
     * left in the directory is stopped and thrown away.
     */
    public void start() {
        up("--fresh");
    }

    /** The same with so many processes as wished, and has the launcher start again whatever dies. */
    public void startSupervised(Replicas wanted) {
        replicas = wanted;
        supervised = true;
        up("--fresh");
    }

    /** Runs so many processes of every service, and nobody looks after them. */
    public void scale(int wanted) {
        replicas = Replicas.parse(List.of(Integer.toString(wanted)));
        supervised = false;
        mend();
    }

    /** Runs so many processes as wished, and has the launcher start again whatever dies. */
    public void supervise(Replicas wanted) {
        replicas = wanted;
        supervised = true;
        mend();
    }

    /** Starts what is missing, as a second {@code ./fairlead up} does, and returns when all is ready. */
    public void mend() {
        up();
    }

    public URI gateway() {
        return address(Setting.Port.GATEWAY);
    }

    /** The first process of the service itself, past the gateway. */
    public URI service(Service service) {
        return address(service.port());
    }

    public URI twins() {
        return address(Setting.Port.TWINS);
    }

    public String kafka() {
        return "localhost:" + ports.get(Setting.Port.KAFKA);
    }

    /** The folder of connectors of this suite, in which live editing is off. */
    public Path connectors() {
        return connectors;
    }

    /** What the parts have written. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** A token that Keycloak gave to one of the demonstration's users. */
    public String token(String user) {
        try {
            return new Tokens(http, address(Setting.Port.KEYCLOAK)).of(user);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        process(part).suspend();
    }

    public void resume(String part) {
        process(part).resume();
    }

    /** As whoever stops a replica does: it is to finish what it has begun. */
    public void terminate(String part) {
        process(part).signal(Signal.TERM);
    }

    public boolean isRunning(String part) {
        return processes.find(part).filter(RecordedProcess::isAlive).isPresent();
    }

    public boolean isSuspended(String part) {
        return processes.find(part).filter(RecordedProcess::isSuspended).isPresent();
    }

    public long pid(String part) {
        return process(part).pid();
    }

    /** One short attempt to use the part, as the launcher makes it to tell that it works. */
    public boolean answers(String part) {
        return switch (part) {
            case "postgres" -> answers.postgres();
            case "redis" -> answers.redis();
            case "kafka" -> answers.kafka();
            default -> answers.isReady(address(part));
        };
    }

    /** The names of the processes of a service. */
    public List<String> replicas(Service service) {
        return IntStream.rangeClosed(1, replicas.of(service))
                .mapToObj(number -> number == 1 ? service.longName() : service.longName() + "-" + number)
                .toList();
    }

    /** Where a replica listens, which the launcher has chosen for all but the first and keeps. */
    public URI address(String replica) {
        return addresses.computeIfAbsent(replica, this::addressOfRunning);
    }

    @Override
    public void close() {
        launcher.run(List.of("down"));
        http.close();
    }

    private void up(String... more) {
        List<String> arguments = new ArrayList<>(List.of("up", "--detach", "--no-demo"));
        if (!supervised) {
            arguments.add("--no-restart");
        }
        arguments.addAll(replicas.arguments());
        arguments.addAll(List.of(more));
        launcher.run(arguments);
    }

    private URI addressOfRunning(String replica) {
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

    private RecordedProcess process(String part) {
        return processes
                .find(part)
                .filter(RecordedProcess::isAlive)
                .orElseThrow(() -> new IllegalArgumentException("%s is not running".formatted(part)));
    }

    private URI address(Setting.Port port) {
        return URI.create("http://localhost:" + ports.get(port));
    }

    private Map<String, String> environment(SuitePrograms programs, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FAIRLEAD_ROOT",
                programs.root().toString(),
                "FAIRLEAD_DATA",
                data.toString(),
                "FAIRLEAD_CONNECTORS",
                connectors.toString(),
                "FAIRLEAD_CONNECTORS_LIVE_EDITING",
                "false",
                Settings.QUICK_START,
                "true",
                "FAIRLEAD_LAUNCHER",
                programs.launcher().toString(),
                "FAIRLEAD_SUITE",
                programs.suite().toString()));
        ports.forEach((port, number) -> environment.put(port.variable(), number.toString()));
        environment.putAll(more);
        return environment;
    }

    private void copyConnectors(Path shipped) {
        try (var paths = Files.walk(shipped)) {
            Files.createDirectories(data);
            WholeDirectory.delete(connectors);
            for (var path : paths.toList()) {
                Files.copy(path, connectors.resolve(shipped.relativize(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void share(Path software) {
        var link = data.resolve("software");
        try {
            Files.createDirectories(software);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, software);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
