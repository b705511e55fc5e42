package io.fairlead.testing.kit;

import io.fairlead.deploy.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A launcher that runs servers for this JVM. It stops them when its standard input ends, so they go when the JVM goes,
 * however that happens.
 */
final class LauncherProcess {

    private LauncherProcess() {}

    /** One for all tests of this JVM that ask for the same name. */
    static Servers running(String name, Set<Server> servers) {
        var directory = Path.of("target", "test-" + name).toAbsolutePath();
        return Servers.read(Path.of(JvmWide.value("launcher." + name, () -> start(directory, servers))));
    }

    private static String start(Path directory, Set<Server> servers) {
        var command = LauncherProgram.command(
                "io.fairlead.deploy.Launcher",
                "infrastructure",
                "--directory",
                directory.toString(),
                "--software",
                LauncherProgram.directory().resolveSibling("test-software").toString(),
                "--parts",
                String.join(",", servers.stream().map(Server::part).sorted().toList()));
        try {
            Files.createDirectories(directory.getParent());
            var builder =
                    new ProcessBuilder(command).redirectError(log(directory).toFile());
            builder.environment().putIfAbsent(Settings.QUICK_START, "true");
            var process = builder.start();
            requireReady(process.inputReader(StandardCharsets.UTF_8));
            return directory.resolve("infrastructure.properties").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the test infrastructure does not start, see " + log(directory), e);
        }
    }

    private static void requireReady(BufferedReader output) throws IOException {
        var answer = output.readLine();
        if (!"ready".equals(answer)) {
            throw new IOException("the launcher answered '%s'".formatted(answer));
        }
    }

    private static Path log(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }
}
