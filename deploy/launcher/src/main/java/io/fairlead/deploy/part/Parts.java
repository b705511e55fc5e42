package io.fairlead.deploy.part;

import io.fairlead.deploy.process.ProcessSpec;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts and stops parts: each as soon as what it needs is ready, all others at the same time. */
public final class Parts {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 15;

    private final ProcessTable processes;
    private final PartProgress progress;

    public Parts(ProcessTable processes, PartProgress progress) {
        this.processes = processes;
        this.progress = progress;
    }

    /**
     * Starts all and returns when all are ready.
     *
     * @throws PartFailed of the first that failed; the others are left as they are
     */
    public void startAll(Collection<? extends Part> parts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Void>> started = new HashMap<>();
            var left = new HashMap<String, Part>();
            parts.forEach(part -> left.put(part.name(), part));
            while (!left.isEmpty()) {
                var next = left.values().stream()
                        .filter(part -> part.needs().stream().noneMatch(left::containsKey))
                        .toList();
                if (next.isEmpty()) {
                    throw new IllegalArgumentException("parts need each other in a circle: " + left.keySet());
                }
                for (var part : next) {
                    started.put(part.name(), startAfter(part, started, threads));
                }
                next.forEach(part -> left.remove(part.name()));
            }
            CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Adopts the running process when it is what the part asks for, else replaces it; returns when it is ready. */
    public RecordedProcess start(Part part) {
        var begin = Instant.now();
        try {
            progress.reached(part.name(), PartState.PREPARING, since(begin));
            part.prepare();
            var process = adoptOrLaunch(part, begin);
            awaitAnswer(part, process);
            part.furnish();
            progress.reached(part.name(), PartState.READY, since(begin));
            return process;
        } catch (IOException e) {
            throw new PartFailed(part.name(), String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed(part.name(), "interrupted", e);
        }
    }

    /** Stops all at the same time, those that others need after those that need them. */
    public void stopAll(Collection<? extends Part> parts) {
        var left = new HashMap<String, Part>();
        parts.forEach(part -> left.put(part.name(), part));
        while (!left.isEmpty()) {
            var unneeded = left.values().stream()
                    .filter(part -> left.values().stream()
                            .noneMatch(other -> other.needs().contains(part.name())))
                    .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                unneeded.forEach(part -> threads.execute(() -> stop(part)));
            }
            unneeded.forEach(part -> left.remove(part.name()));
        }
    }

    public void stop(Part part) {
        var begin = Instant.now();
        progress.reached(part.name(), PartState.STOPPING, since(begin));
        processes.stop(part.name(), part.stopsWithin());
        progress.reached(part.name(), PartState.STOPPED, since(begin));
    }

    private CompletableFuture<Void> startAfter(
            Part part, Map<String, CompletableFuture<Void>> started, Executor threads) {
        var needed = part.needs().stream()
                .filter(started::containsKey)
                .map(started::get)
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(needed).thenRunAsync(() -> start(part), threads);
    }

    private RecordedProcess adoptOrLaunch(Part part, Instant begin) {
        var spec = part.process();
        var running = processes.find(part.name()).filter(RecordedProcess::isAlive);
        if (running.isPresent() && running.get().matches(spec)) {
            progress.reached(part.name(), PartState.ADOPTED, since(begin));
            return running.get();
        }
        processes.stop(part.name(), part.stopsWithin());
        requireFreePorts(part);
        progress.reached(part.name(), PartState.STARTING, since(begin));
        return processes.start(spec);
    }

    private static void requireFreePorts(Part part) {
        part.ports().forEach((purpose, port) -> {
            if (!Ports.isFree(port)) {
                throw new PartFailed(
                        part.name(), "port %d (%s) is taken by another program".formatted(port, purpose), null);
            }
        });
    }

    private static void awaitAnswer(Part part, RecordedProcess process) throws InterruptedException {
        var end = System.nanoTime() + part.startsWithin().toNanos();
        while (!part.answers()) {
            if (!process.isAlive()) {
                throw new PartFailed(part.name(), "ended while starting" + endOfLog(part.process()), null);
            }
            if (System.nanoTime() > end) {
                throw new PartFailed(
                        part.name(),
                        "not ready within %d s".formatted(part.startsWithin().toSeconds()) + endOfLog(part.process()),
                        null);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private static String endOfLog(ProcessSpec spec) {
        return ", the end of %s:%n%s".formatted(spec.log(), String.join("\n", lastLines(spec.log())));
    }

    private static List<String> lastLines(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of("(not readable: %s)".formatted(e.getMessage()));
        }
    }

    private static Duration since(Instant begin) {
        return Duration.between(begin, Instant.now());
    }
}
