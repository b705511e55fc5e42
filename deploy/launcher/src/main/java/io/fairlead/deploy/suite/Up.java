package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.process.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Brings the suite up and looks after it, in this process or in one left behind. */
public final class Up {

    private static final Duration SUPERVISOR_STARTS = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LocalSuite suite;
    private final Console console;
    private final Replicas replicas;

    public Up(LocalSuite suite, Console console, Replicas replicas) {
        this.suite = suite;
        this.console = console;
        this.replicas = replicas;
    }

    /**
     * What to do once everything is ready.
     *
     * @see #inForeground
     */
    @FunctionalInterface
    public interface Welcome {
        /** Shows the suite; false when it does not do what it should. */
        boolean show(List<Part> parts) throws InterruptedException;
    }

    /** Starts all, looks after it until another process takes over, and takes all down when this one is told to end. */
    public boolean inForeground(boolean fresh, boolean restarts, Welcome welcome) throws InterruptedException {
        try (var lock = handover().takeOver();
                var _ = takeDownAtTheEnd()) {
            var parts = start(fresh);
            if (!welcome.show(parts)) {
                return false;
            }
            console.note("Ctrl-C stops everything.");
            watch(restarts).untilTakenOver(parts, lock);
            console.note("another ./fairlead looks after the suite now");
            return true;
        }
    }

    /** Starts all and leaves a process behind that looks after it. */
    public boolean detached(boolean fresh, boolean restarts, Welcome welcome) throws InterruptedException {
        boolean good;
        try (var _ = handover().takeOver();
                var _ = takeDownAtTheEnd()) {
            good = welcome.show(start(fresh));
        }
        if (restarts) {
            leaveSupervisorBehind();
        }
        return good;
    }

    /** The process left behind: ends without touching the suite. */
    public void superviseOnly() {
        try (var lock = handover().takeOver()) {
            watch(true).untilTakenOver(suite.parts(replicas), lock);
        }
    }

    private SuiteHandover handover() {
        return new SuiteHandover(LocalSuite.run(suite.directory()), console);
    }

    private Watch watch(boolean restarts) {
        return new Watch(suite, console, suite.restartCounts(), restarts);
    }

    private List<Part> start(boolean fresh) {
        if (fresh) {
            suite.stop();
            suite.wipe();
        }
        suite.processes().stop(LocalSuite.SUPERVISOR, Duration.ofSeconds(5));
        var parts = suite.parts(replicas);
        suite.restartCounts().clear();
        suite.start(parts);
        return parts;
    }

    private TakeDown takeDownAtTheEnd() {
        return TakeDown.atTheEnd(() -> {
            console.line();
            console.heading("Stopping");
            suite.stopForGood();
            suite.forgetRun();
        });
    }

    private void leaveSupervisorBehind() {
        suite.processes().start(supervisor());
        var end = System.nanoTime() + SUPERVISOR_STARTS.toNanos();
        while (!isSupervised()) {
            if (System.nanoTime() > end) {
                throw new Refused("the supervisor did not start; see " + log());
            }
            pause();
        }
    }

    private boolean isSupervised() {
        var supervisor = suite.find(LocalSuite.SUPERVISOR);
        return supervisor.isPresent()
                && SuiteLock.holder(LocalSuite.run(suite.directory()))
                        .filter(holder -> holder.pid() == supervisor.get().pid())
                        .filter(holder -> holder.phase() == SuiteLock.Phase.SUPERVISING)
                        .isPresent();
    }

    private ProcessSpec supervisor() {
        List<String> command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                Java.classPath(),
                "io.fairlead.deploy.Launcher",
                "supervise"));
        command.addAll(replicas.arguments());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.startsWith("FAIRLEAD_"));
        environment.put("FAIRLEAD_TERMINAL", "no");
        return new ProcessSpec(
                LocalSuite.SUPERVISOR, command, environment, suite.directory().root(), log());
    }

    private Path log() {
        return suite.directory().log(LocalSuite.SUPERVISOR);
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }
}
