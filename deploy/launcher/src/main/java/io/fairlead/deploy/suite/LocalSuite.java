package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.PartProgress;
import io.fairlead.deploy.part.PartState;
import io.fairlead.deploy.part.Parts;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import io.fairlead.deploy.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The suite of one data directory: started, looked after, stopped. */
public final class LocalSuite {

    /** The record of the process that supervises in the background. */
    static final String SUPERVISOR = "supervisor";

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Settings settings;
    private final SuiteDirectory directory;
    private final Console console;
    private final ProcessTable processes;
    private volatile boolean closing;

    public LocalSuite(Settings settings, Console console) {
        this.settings = settings;
        this.directory = SuiteDirectory.at(settings.data());
        this.console = console;
        this.processes = directory.processes();
    }

    public SuiteDirectory directory() {
        return directory;
    }

    public ProcessTable processes() {
        return processes;
    }

    public List<Part> parts(Replicas replicas) {
        var secrets = new LocalSecrets(directory.root().resolve("secrets"), new SecureRandom());
        return new Topology(settings, directory, secrets, replicas, replicaPorts()).parts();
    }

    RestartCounts restartCounts() {
        return new RestartCounts(new KeptNumbers(run(directory).resolve("restarts.properties")));
    }

    private ReplicaPorts replicaPorts() {
        return new ReplicaPorts(new KeptNumbers(run(directory).resolve("replicas.properties")));
    }

    /** Brings what runs to what is asked for: adopts, replaces, starts and stops. */
    void start(List<Part> parts) {
        new Preconditions(settings, processes, Memory.ofThisMachine()).require(parts);
        stopAllBut(parts.stream().map(Part::name).collect(Collectors.toSet()));
        new Parts(processes, new ReadyLines()).startAll(parts);
        removeOldPrograms();
    }

    /** Starts parts again without a word. */
    Parts quietStarter() {
        return new Parts(processes, this::refuseWhenClosing);
    }

    /** Stops everything on record, what others need last. */
    void stop() {
        stopAllBut(Set.of());
        delete(temporary(directory));
        delete(directory.records());
        replicaPorts().clear();
        restartCounts().clear();
    }

    /** {@link #stop()} while this process may still be starting things. */
    void stopForGood() {
        closing = true;
        stop();
        stop();
    }

    boolean isClosing() {
        return closing;
    }

    /** Removes the last trace of a run; only who is about to let the lock go may. */
    void forgetRun() {
        delete(run(directory));
    }

    /** After {@link #stop()}: data, logs and secrets. Programs stay. */
    void wipe() {
        List.of("data", "logs", "secrets")
                .forEach(name -> delete(directory.root().resolve(name)));
    }

    boolean isAlive(String part) {
        return find(part).isPresent();
    }

    Optional<RecordedProcess> find(String part) {
        return processes.find(part).filter(RecordedProcess::isAlive);
    }

    /** What is true only while something runs. */
    static Path run(SuiteDirectory directory) {
        return directory.root().resolve("run");
    }

    /** Temporary files of the parts, so that none are left in the machine's own place for them. */
    static Path temporary(SuiteDirectory directory) {
        return directory.root().resolve("tmp");
    }

    /** Parts tell before they launch a process; an exception keeps them from it. */
    private void refuseWhenClosing(String part, PartState state, Duration elapsed) {
        if (closing && state == PartState.STARTING) {
            throw new Refused("%s is not started any more after %s".formatted(part, Console.spoken(elapsed)));
        }
    }

    private void stopAllBut(Set<String> kept) {
        var unwanted = processes.all().stream()
                .filter(process -> !kept.contains(process.name()))
                .toList();
        var infrastructure = unwanted.stream()
                .collect(Collectors.partitioningBy(process -> Topology.isInfrastructure(process.name())));
        stopTogether(infrastructure.getOrDefault(false, List.of()));
        stopTogether(infrastructure.getOrDefault(true, List.of()));
    }

    private void stopTogether(Collection<RecordedProcess> together) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            together.forEach(process -> threads.execute(() -> stopOne(process)));
        }
    }

    private void stopOne(RecordedProcess process) {
        var ran = process.isAlive();
        var begin = System.nanoTime();
        processes.stop(process.name(), GRACE);
        if (ran) {
            console.good("%-22s stopped in %s"
                    .formatted(process.name(), Console.spoken(Duration.ofNanos(System.nanoTime() - begin))));
        }
    }

    /** Only when everything was adopted, replaced or stopped: then nothing runs from the builds before this one. */
    void removeOldPrograms() {
        var builds = directory.root().resolve("app");
        Stream.concat(settings.suite().stream(), Stream.of(settings.launcher()))
                .filter(current -> current.startsWith(builds))
                .forEach(current -> siblings(current).stream()
                        .filter(Files::isDirectory)
                        .filter(build -> !build.equals(current))
                        .forEach(LocalSuite::delete));
    }

    private static List<Path> siblings(Path path) {
        var parent = path.getParent();
        if (parent == null) {
            return List.of();
        }
        try (var siblings = Files.list(parent)) {
            return siblings.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    private static void delete(Path path) {
        try {
            WholeDirectory.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private final class ReadyLines implements PartProgress {

        private final Set<String> adopted = ConcurrentHashMap.newKeySet();

        @Override
        public void reached(String part, PartState state, Duration elapsed) {
            refuseWhenClosing(part, state, elapsed);
            if (state == PartState.ADOPTED) {
                adopted.add(part);
            }
            if (state == PartState.READY) {
                var how = adopted.remove(part) ? "was running, is ready" : "ready in " + Console.spoken(elapsed);
                console.good("%-22s %s%s"
                        .formatted(part, how, find(part).map(this::pid).orElse("")));
            }
        }

        private String pid(RecordedProcess process) {
            return " (pid %d)".formatted(process.pid());
        }
    }
}
