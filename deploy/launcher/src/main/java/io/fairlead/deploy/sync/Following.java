package io.fairlead.deploy.sync;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches a run until nothing more happens by itself, over connections that break and replicas that are killed. */
public final class Following {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Runs runs;
    private final Display display;
    private final Duration patience;

    /** @param patience how long nothing may be heard of the run after a connection broke */
    Following(Runs runs, Display display, Duration patience) {
        this.runs = runs;
        this.display = display;
        this.patience = patience;
    }

    /** Bars for a person in front of a terminal, else lines that can be kept. */
    public static Following shownOn(Console console, Runs runs, Duration patience) {
        return new Following(runs, console.coloured() ? new Bars(console) : new Lines(console), patience);
    }

    SyncRun follow(String id) throws InterruptedException {
        var heard = System.nanoTime();
        var lost = false;
        while (true) {
            try (var events = runs.events(id)) {
                for (var run = events.next(); run != null; run = events.next()) {
                    display.show(run);
                    if (run.state().isSettled()) {
                        return run;
                    }
                    heard = System.nanoTime();
                    lost = false;
                }
                throw new EOFException("the events ended before the run");
            } catch (IOException broken) {
                if (System.nanoTime() - heard > patience.toNanos()) {
                    throw new Refused("lost sight of the run, which goes on if the suite does: %s\n%s"
                            .formatted(broken.getMessage(), Advice.again(id)));
                }
                if (!lost) {
                    display.lost();
                    lost = true;
                }
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }
}
