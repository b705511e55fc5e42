package io.fairlead.deploy.postgresql;

import io.fairlead.deploy.part.PartFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to run as root. In a user namespace of its own the process is nobody to itself
 * while its files still belong to root, so the data directory may lie anywhere. Where the kernel forbids that, it
 * becomes user nobody, who then owns the data directory and must be able to reach it.
 */
final class Unprivileged {

    private static final String NOBODY = "65534";
    private static final List<String> IN_A_NAMESPACE = List.of("unshare", "--user");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged onThisMachine() throws IOException, InterruptedException {
        if (!isRoot()) {
            return new Unprivileged(List.of());
        }
        for (var prefix : List.of(IN_A_NAMESPACE, AS_NOBODY)) {
            var way = new Unprivileged(prefix);
            if (succeeds(way.command(List.of("true")))) {
                return way;
            }
        }
        throw new PartFailed(
                PostgresPart.NAME,
                "PostgreSQL refuses to run as root, and neither unshare --user nor setpriv works here;"
                        + " run Fairlead as a normal user",
                null);
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives the directory to the user that the program will run as. */
    void own(Path directory) throws IOException, InterruptedException {
        if (prefix.equals(AS_NOBODY)) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
            requireReachable(directory);
        }
    }

    private void requireReachable(Path directory) throws IOException, InterruptedException {
        if (!succeeds(command(List.of("test", "-w", directory.toString())))) {
            throw new PartFailed(
                    PostgresPart.NAME,
                    "PostgreSQL runs as user nobody, who cannot reach %s; keep the data in a directory open to all,"
                                    .formatted(directory)
                            + " or run Fairlead as a normal user",
                    null);
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s failed:%n%s".formatted(command.getFirst(), output));
        }
    }
}
