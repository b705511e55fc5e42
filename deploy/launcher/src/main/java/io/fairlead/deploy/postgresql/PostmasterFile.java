package io.fairlead.deploy.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's own note of who uses its data directory. After a crash it may name a pid that belongs to another
 * program by now, and then the server would refuse to start.
 */
final class PostmasterFile {

    private PostmasterFile() {}

    static void removeIfStale(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (Files.exists(file)
                && !serves(data, Files.readAllLines(file).getFirst().strip())) {
            Files.delete(file);
        }
    }

    private static boolean serves(Path data, String pid) throws IOException {
        var commandLine = Path.of("/proc", pid, "cmdline");
        return Files.exists(commandLine)
                && new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).contains(data.toString());
    }
}
