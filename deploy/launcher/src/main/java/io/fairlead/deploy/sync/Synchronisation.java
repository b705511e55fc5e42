package io.fairlead.deploy.sync;

import io.fairlead.deploy.console.Console;
import java.util.Locale;

/** One run from the command line: watched to its end, and what came of it. */
public final class Synchronisation {

    /** What the launcher ends with. */
    public static final int SUCCEEDED = 0;

    public static final int NOT_SUCCEEDED = 2;
    public static final int PARKED = 3;

    private static final String ROW = "  %-18.18s %9s %9s %9s %9s %9s %9s";

    private final Console console;
    private final Runs runs;
    private final Following following;
    private final String user;

    public Synchronisation(Console console, Runs runs, Following following, String user) {
        this.console = console;
        this.runs = runs;
        this.following = following;
        this.user = user;
    }

    /** What to tell a person who stops watching. */
    public void leave(String id) {
        console.line();
        console.line("The run goes on without you.");
        advice(id).ofRunning(id).forEach(console::line);
    }

    public int watch(String id) throws InterruptedException {
        return tell(following.follow(id));
    }

    private int tell(SyncRun run) {
        console.line();
        return switch (run.state()) {
            case SUCCEEDED -> {
                counts(run);
                console.good("run %s succeeded".formatted(run.id()));
                yield SUCCEEDED;
            }
            case PARKED -> {
                parked(run);
                yield PARKED;
            }
            case FAILED, CANCELLED, QUEUED, RUNNING, UNKNOWN -> {
                counts(run);
                console.bad("run %s %s%s".formatted(run.id(), run.state().spoken(), reason(run)));
                yield NOT_SUCCEEDED;
            }
        };
    }

    private void counts(SyncRun run) {
        console.line(ROW.formatted("", "read", "created", "changed", "unchanged", "deleted", "rejected"));
        run.ofStreams().forEach(stream -> console.line(row(stream.stream(), stream.counted())));
        console.line(row("all", run.counted()));
        if (run.counted().rejected() > 0) {
            console.line("  What was rejected stands in quarantine, with reasons: GET /api/v1/quarantine?integration="
                    + run.integration());
        }
    }

    private void parked(SyncRun run) {
        console.bad("run %s is parked and waits for you%s".formatted(run.id(), reason(run)));
        run.excesses()
                .forEach(excess -> console.line(String.format(
                        Locale.ROOT,
                        "  %s: it would delete %,d of %,d records, and may delete %,d",
                        excess.stream(),
                        excess.deletes(),
                        excess.live(),
                        excess.budget())));
        advice(run.id()).ofParked(run.id()).forEach(console::line);
    }

    private Advice advice(String id) {
        return new Advice(runs.address(id), user);
    }

    private static String reason(SyncRun run) {
        return run.reason() == null ? "" : ": " + run.reason();
    }

    private static String row(String name, SyncRun.Counts counts) {
        return ROW.formatted(
                name,
                grouped(counts.read()),
                grouped(counts.created()),
                grouped(counts.changed()),
                grouped(counts.unchanged()),
                grouped(counts.deleted()),
                grouped(counts.rejected()));
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
