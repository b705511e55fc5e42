package io.fairlead.deploy.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as the kernel tells this user. */
record PortHolder(long pid, String program) {

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    static Optional<PortHolder> on(int port) {
        return socketsListeningOn(port).stream()
                .flatMap(inode ->
                        ProcessHandle.allProcesses().filter(process -> holds(process.pid(), "socket:[" + inode + "]")))
                .map(process -> new PortHolder(process.pid(), program(process)))
                .findFirst();
    }

    @Override
    public String toString() {
        return "%s, pid %d".formatted(program, pid);
    }

    /** Inodes of the sockets in the listening state, from the kernel's tables for IPv4 and IPv6. */
    private static List<String> socketsListeningOn(int port) {
        var suffix = ":%04X".formatted(port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > INODE
                        && fields[LOCAL_ADDRESS].endsWith(suffix)
                        && fields[STATE].equals(LISTENING))
                .map(fields -> fields[INODE])
                .toList();
    }

    private static boolean holds(long pid, String socket) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> pointsTo(descriptor, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsTo(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("a program");
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException absent) {
            return Stream.empty();
        }
    }
}
