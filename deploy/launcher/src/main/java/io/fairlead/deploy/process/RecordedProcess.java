package io.fairlead.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A process as its record on disk knows it. The pid alone proves nothing after a crash or a reboot: it is the same
 * process only when the kernel's start time and the boot agree as well.
 */
public record RecordedProcess(
        String name, long pid, long startTicks, String boot, String fingerprint, Signal stopSignal) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration SIGNAL_TAKES = Duration.ofSeconds(10);

    static Optional<RecordedProcess> read(String name, Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (java.nio.file.NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the record " + file, e);
        }
        return Optional.of(new RecordedProcess(
                name,
                Long.parseLong(properties.getProperty("pid")),
                Long.parseLong(properties.getProperty("start")),
                properties.getProperty("boot"),
                properties.getProperty("fingerprint"),
                Signal.valueOf(properties.getProperty("signal"))));
    }

    public boolean isAlive() {
        return boot.equals(currentBoot())
                && ProcessStatus.of(pid)
                        .filter(status -> status.startTicks() == startTicks && status.running())
                        .isPresent();
    }

    /** Whether this process runs exactly what the specification asks for. */
    public boolean matches(ProcessSpec spec) {
        return fingerprint.equals(spec.fingerprint());
    }

    /** Sends the signal to this process alone; nothing happens when it is gone. */
    public void signal(Signal signal) {
        if (isAlive()) {
            send(signal, Set.of(pid));
        }
    }

    /** Halts this process and then its children, of which it makes no more by then, and returns when all are halted. */
    public void suspend() {
        signal(Signal.STOP);
        var family = signalFamily(Signal.STOP);
        awaitTrue(() -> family.stream().noneMatch(RecordedProcess::stillWorks), SIGNAL_TAKES);
    }

    public void resume() {
        var family = signalFamily(Signal.CONT);
        awaitTrue(() -> family.stream().noneMatch(RecordedProcess::isHalted), SIGNAL_TAKES);
    }

    /** Whether it is halted, by the kernel's own word. */
    public boolean isSuspended() {
        return isAlive() && ProcessStatus.of(pid).filter(ProcessStatus::stopped).isPresent();
    }

    /** Asks with the stop signal, waits, and then ends by force whatever is left of it and its children. */
    public void stop(Duration grace) {
        stop(grace, Set.of());
    }

    /** The same, but who is apart is no child of it. */
    void stop(Duration grace, Set<Long> apart) {
        var family = family(apart);
        signal(stopSignal);
        signal(Signal.CONT);
        awaitEnd(family, grace);
        kill(family, apart);
    }

    /** Ends this process and its children at once. It goes first, for to find the children takes a while. */
    public void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        kill(family(Set.of()), Set.of());
    }

    private Set<ProcessStatus> signalFamily(Signal signal) {
        var family = family(Set.of());
        if (!family.isEmpty()) {
            send(signal, family.stream().map(ProcessStatus::pid).collect(Collectors.toSet()));
        }
        return family;
    }

    private void kill(Set<ProcessStatus> before, Set<Long> apart) {
        var family = new HashSet<>(before);
        family.addAll(family(apart));
        var left = family.stream()
                .filter(RecordedProcess::stillRuns)
                .map(ProcessStatus::pid)
                .toList();
        if (!left.isEmpty()) {
            send(Signal.KILL, Set.copyOf(left));
            awaitEnd(family, SIGNAL_TAKES);
        }
    }

    /**
     * Every process of its session or below it; PostgreSQL's children leave the session, others leave the tree. The
     * session's number is not given to anyone else while a member lives, so it tells even when the first has ended.
     */
    private Set<ProcessStatus> family(Set<Long> apart) {
        if (!boot.equals(currentBoot()) || numberBelongsToAnother()) {
            return Set.of();
        }
        var all = ProcessStatus.all().stream()
                .filter(status -> !apart.contains(status.pid()))
                .toList();
        Set<ProcessStatus> family = new HashSet<>();
        var grown = all.stream()
                .filter(status -> status.pid() == pid || status.session() == pid)
                .toList();
        while (family.addAll(grown)) {
            grown = childrenOf(family, all);
        }
        return family;
    }

    private boolean numberBelongsToAnother() {
        return ProcessStatus.of(pid)
                .filter(status -> status.startTicks() != startTicks)
                .isPresent();
    }

    private static List<ProcessStatus> childrenOf(Set<ProcessStatus> family, List<ProcessStatus> all) {
        return all.stream()
                .filter(status -> family.stream().anyMatch(member -> member.pid() == status.parent()))
                .toList();
    }

    private static boolean stillRuns(ProcessStatus seen) {
        return now(seen).filter(ProcessStatus::running).isPresent();
    }

    private static boolean isHalted(ProcessStatus seen) {
        return now(seen).filter(ProcessStatus::stopped).isPresent();
    }

    private static boolean stillWorks(ProcessStatus seen) {
        return now(seen)
                .filter(ProcessStatus::running)
                .filter(status -> !status.stopped())
                .isPresent();
    }

    private static Optional<ProcessStatus> now(ProcessStatus seen) {
        return ProcessStatus.of(seen.pid()).filter(now -> now.startTicks() == seen.startTicks());
    }

    private static void awaitEnd(Set<ProcessStatus> family, Duration patience) {
        awaitTrue(() -> family.stream().noneMatch(RecordedProcess::stillRuns), patience);
    }

    private static void awaitTrue(BooleanSupplier condition, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            pause(LOOK_AGAIN);
        }
    }

    static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    /** The shell's own {@code kill}: Java can send only two signals, and small images have no kill program. */
    private static void send(Signal signal, Set<Long> pids) {
        var command = "kill -s %s %s 2>/dev/null"
                .formatted(
                        signal,
                        String.join(" ", pids.stream().map(String::valueOf).toList()));
        try {
            new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal, e);
        }
    }

    static String currentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Fairlead's launcher needs Linux with /proc", e);
        }
    }
}
