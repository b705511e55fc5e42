package io.fairlead.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes started from one directory, each with a record file in it. Processes are sessions of their own and
 * live on when the launcher dies; whoever opens the same directory later finds them by their records.
 *
 * <p>The record is written by the new process itself before it becomes the program it is to run. So there is no
 * moment at which a killed launcher leaves something running that no record tells of.
 */
public final class ProcessTable {

    private static final String SUFFIX = ".process";
    private static final Duration RECORD_APPEARS = Duration.ofSeconds(60);
    private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private static final String RECORD_AND_BECOME = """
            record=$1 fingerprint=$2 signal=$3
            shift 3
            stat=$(cat /proc/$$/stat) || exit 1
            start=$(echo "${stat##*) }" | cut -d' ' -f20) || exit 1
            {
                echo "pid=$$"
                echo "start=$start"
                echo "boot=$(cat /proc/sys/kernel/random/boot_id)"
                echo "fingerprint=$fingerprint"
                echo "signal=$signal"
            } > "$record.$$" && mv "$record.$$" "$record" || exit 1
            exec "$@"
            """;

    private final Path directory;

    public ProcessTable(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Starts the process and returns as soon as its record is on disk, which says nothing about being ready. */
    public RecordedProcess start(ProcessSpec spec) {
        find(spec.name()).filter(RecordedProcess::isAlive).ifPresent(running -> {
            throw new IllegalStateException("%s already runs as pid %d".formatted(spec.name(), running.pid()));
        });
        try {
            Files.createDirectories(directory);
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            Files.deleteIfExists(record(spec.name()));
            return awaitRecord(spec, launch(spec));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name(), e);
        }
    }

    public Optional<RecordedProcess> find(String name) {
        return RecordedProcess.read(name, record(name));
    }

    /** Everything on record, dead or alive, the youngest first: the order in which to stop. */
    public List<RecordedProcess> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .flatMap(name -> find(name).stream())
                    .sorted(Comparator.comparingLong(RecordedProcess::startTicks)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /**
     * Stops the process when it is alive and removes its record. What has a record of its own lives on, whoever started
     * it: a supervisor starts parts again, and they stay when it ends.
     */
    public void stop(String name, Duration grace) {
        find(name).ifPresent(process -> {
            process.stop(grace, pidsOfOthers(name));
            forget(name);
        });
    }

    /** Removes the record of a process that is known to be gone. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(record(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the record of " + name, e);
        }
    }

    private Set<Long> pidsOfOthers(String name) {
        return all().stream()
                .filter(other -> !other.name().equals(name))
                .filter(RecordedProcess::isAlive)
                .map(RecordedProcess::pid)
                .collect(Collectors.toSet());
    }

    private Process launch(ProcessSpec spec) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "/bin/sh",
                "-c",
                RECORD_AND_BECOME,
                "fairlead",
                record(spec.name()).toString(),
                spec.fingerprint(),
                spec.stopSignal().name()));
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.workingDirectory().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.keySet().retainAll(INHERITED);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private RecordedProcess awaitRecord(ProcessSpec spec, Process process) {
        var end = System.nanoTime() + RECORD_APPEARS.toNanos();
        while (System.nanoTime() < end) {
            var found = find(spec.name());
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive()) {
                break;
            }
            RecordedProcess.pause(Duration.ofMillis(5));
        }
        process.destroyForcibly();
        throw new IllegalStateException("%s did not start, see %s".formatted(spec.name(), spec.log()));
    }

    private Path record(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
