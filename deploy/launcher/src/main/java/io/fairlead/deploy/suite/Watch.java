package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.Parts;
import io.fairlead.deploy.supervision.Supervisor;
import io.fairlead.deploy.supervision.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Looks after a running suite until someone else takes over. */
final class Watch {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final LocalSuite suite;
    private final Console console;
    private final RestartCounts counts;
    private final boolean restarts;

    Watch(LocalSuite suite, Console console, RestartCounts counts, boolean restarts) {
        this.suite = suite;
        this.console = console;
        this.counts = counts;
        this.restarts = restarts;
    }

    /** Returns when the lock was asked for, and leaves the suite running. */
    void untilTakenOver(List<Part> parts, SuiteLock lock) {
        var starter = suite.quietStarter();
        var watched = parts.stream().map(part -> new WatchedPart(part, starter)).toList();
        lock.enter(SuiteLock.Phase.SUPERVISING);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var supervisor = new Supervisor(watched, Clock.systemUTC(), threads, new Lines());
            while (!lock.isRequested()) {
                if (restarts && !suite.isClosing()) {
                    supervisor.look();
                }
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class WatchedPart implements Watched {

        private final Part part;
        private final Parts starter;

        WatchedPart(Part part, Parts starter) {
            this.part = part;
            this.starter = starter;
        }

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public boolean isAlive() {
            return suite.isAlive(part.name());
        }

        @Override
        public void start() {
            starter.start(part);
        }
    }

    private final class Lines implements Supervisor.Listener {

        @Override
        public void died(String name) {
            console.bad("%s %s has ended; starting it again".formatted(now(), name));
        }

        @Override
        public void restarted(String name, int restarts) {
            counts.set(name, restarts);
            console.good("%s %s runs again".formatted(now(), name));
        }

        @Override
        public void failedToStart(String name, RuntimeException reason) {
            if (!suite.isClosing()) {
                console.bad("%s %s; trying again".formatted(now(), reason.getMessage()));
            }
        }

        private String now() {
            return LocalTime.now(ZoneId.systemDefault())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
    }
}
