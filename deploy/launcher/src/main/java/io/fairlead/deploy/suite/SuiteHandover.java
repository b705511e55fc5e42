package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How a command comes by the {@link SuiteLock} when another process holds it. */
final class SuiteHandover {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** Who only supervises looks for requests several times a second. */
    private static final Duration SUPERVISOR_ANSWERS = Duration.ofSeconds(5);
    /** Who was told to end may have a whole suite to stop first. */
    private static final Duration HOLDER_ENDS = Duration.ofSeconds(60);

    private final Path directory;
    private final Console console;

    SuiteHandover(Path directory, Console console) {
        this.directory = directory;
        this.console = console;
    }

    /** Takes over from a supervisor, waits for who is at work. */
    SuiteLock takeOver() {
        var begin = Instant.now();
        var said = false;
        while (true) {
            var lock = SuiteLock.tryAcquire(directory);
            if (lock.isPresent()) {
                return lock.get();
            }
            SuiteLock.request(directory, ProcessHandle.current().pid());
            var holder = SuiteLock.holder(directory);
            if (holder.isPresent() && holder.get().phase() == SuiteLock.Phase.WORKING) {
                begin = Instant.now();
                if (!said) {
                    console.note("another ./fairlead is at work here (pid %d); waiting for it"
                            .formatted(holder.get().pid()));
                    said = true;
                }
            } else if (isOver(begin, SUPERVISOR_ANSWERS)) {
                holder.ifPresent(silent -> end(silent, true));
            }
            pause();
        }
    }

    /** Ends whoever holds it: politely, then by force. */
    SuiteLock seize() {
        var begin = Instant.now();
        var told = false;
        while (true) {
            var lock = SuiteLock.tryAcquire(directory);
            if (lock.isPresent()) {
                return lock.get();
            }
            var holder = SuiteLock.holder(directory);
            if (holder.isPresent() && !told) {
                console.note("ending the ./fairlead that looks after the suite (pid %d)"
                        .formatted(holder.get().pid()));
                end(holder.get(), false);
                told = true;
            } else if (isOver(begin, HOLDER_ENDS)) {
                holder.ifPresent(deaf -> end(deaf, true));
            }
            pause();
        }
    }

    private static void end(SuiteLock.Holder holder, boolean byForce) {
        ProcessHandle.of(holder.pid()).ifPresent(process -> {
            if (byForce) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
        });
    }

    private static boolean isOver(Instant begin, Duration patience) {
        return begin.plus(patience).isBefore(Instant.now());
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted while waiting for another ./fairlead");
        }
    }
}
