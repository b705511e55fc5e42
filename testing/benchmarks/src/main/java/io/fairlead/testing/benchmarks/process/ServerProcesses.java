package io.fairlead.testing.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** A server that works in a process for each client, as PostgreSQL does. */
public record ServerProcesses(ProcessHandle server) {

    private static final int TICKS_PER_SECOND = 100;
    /** Behind the name of the program, which may hold anything. */
    private static final int FIRST_TIME = 11;

    private static final int ITS_OWN = 2;
    private static final int WITH_THE_ENDED = 4;

    /** The server that this process works for a client of. */
    public static ServerProcesses around(long worker) {
        return new ServerProcesses(
                ProcessHandle.of(worker).flatMap(ProcessHandle::parent).orElseThrow());
    }

    /** Processor time of all its processes since they began, those that have ended among them. */
    public Duration cpu() {
        long ticks = ticks(server, WITH_THE_ENDED);
        for (var worker : server.children().toList()) {
            ticks += ticks(worker, ITS_OWN);
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static long ticks(ProcessHandle process, int times) {
        try {
            return ticks(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")), times);
        } catch (NoSuchFileException endedMeanwhile) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long ticks(String stat, int times) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < times; i++) {
            ticks += Long.parseLong(fields[FIRST_TIME + i]);
        }
        return ticks;
    }
}
