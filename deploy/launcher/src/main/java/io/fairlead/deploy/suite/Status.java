package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.process.RecordedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs of the suite at this moment. */
public final class Status {

    private static final String ROW = "%-24s %-9s %8s  %-12s %-14s %s";

    private final LocalSuite suite;
    private final Console console;

    public Status(LocalSuite suite, Console console) {
        this.suite = suite;
        this.console = console;
    }

    private enum State {
        READY,
        NOT_READY,
        DOWN;

        String spoken() {
            return switch (this) {
                case READY -> "ready";
                case NOT_READY -> "not ready";
                case DOWN -> "down";
            };
        }
    }

    private record Row(Part part, State state, @Nullable RecordedProcess process) {}

    /** Prints a line for each part; false when one of them does not work. */
    public boolean print(Replicas replicas) {
        var rows = suite.parts(replicas).parallelStream().map(this::look).toList();
        console.heading(ROW.formatted("part", "state", "pid", "port", "up for", "restarts"));
        rows.forEach(row -> console.line(line(row)));
        console.line();
        console.line(supervision());
        return rows.stream().allMatch(row -> row.state() == State.READY);
    }

    private Row look(Part part) {
        var process = suite.find(part.name());
        if (process.isEmpty()) {
            return new Row(part, State.DOWN, null);
        }
        return new Row(part, answers(part) ? State.READY : State.NOT_READY, process.get());
    }

    private static boolean answers(Part part) {
        try {
            return part.answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String line(Row row) {
        var process = row.process();
        return ROW.formatted(
                row.part().name(),
                row.state().spoken(),
                process == null ? "" : process.pid(),
                row.part().ports().values().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")),
                process == null ? "" : upFor(process),
                suite.restartCounts().of(row.part().name()));
    }

    private static String upFor(RecordedProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> Console.spoken(Duration.between(start, Instant.now())))
                .orElse("");
    }

    private String supervision() {
        var directory = LocalSuite.run(suite.directory());
        return SuiteLock.isFree(directory)
                ? "Nobody looks after it: what ends stays ended until the next ./fairlead up."
                : SuiteLock.holder(directory)
                        .map(holder -> "Looked after by pid %d.".formatted(holder.pid()))
                        .orElse("Another ./fairlead is at work.");
    }

    /** The replicas on record, for commands that are not told how many there are. */
    public static Replicas replicasOnRecord(LocalSuite suite) {
        return Replicas.ofNames(
                suite.processes().all().stream().map(RecordedProcess::name).toList());
    }
}
