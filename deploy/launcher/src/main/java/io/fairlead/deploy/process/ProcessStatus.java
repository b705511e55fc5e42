package io.fairlead.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the kernel says about one process in {@code /proc/<pid>/stat}. */
record ProcessStatus(long pid, char state, long parent, long session, long startTicks) {

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START = 19;

    static Optional<ProcessStatus> of(long pid) {
        try {
            return Optional.of(parse(pid, Files.readString(Path.of("/proc", Long.toString(pid), "stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The second field is the program's name in parentheses and may hold anything, so parsing begins after it. */
    static ProcessStatus parse(long pid, String stat) {
        var fields = stat.substring(stat.lastIndexOf(") ") + 2).split(" ", START + 2);
        return new ProcessStatus(
                pid,
                fields[STATE].charAt(0),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[START]));
    }

    static List<ProcessStatus> all() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(process.pid()).stream())
                .toList();
    }

    /** A zombie has ended; only its parent has not asked yet. */
    boolean running() {
        return state != 'Z' && state != 'X';
    }

    /** By SIGSTOP. */
    boolean stopped() {
        return state == 'T';
    }
}
