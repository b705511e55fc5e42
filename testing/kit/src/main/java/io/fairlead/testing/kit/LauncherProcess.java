package io.fairlead.testing.kit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A launcher that runs servers for this JVM. It stops them when its standard input ends, so they go when the JVM goes,
 * however that happens.
 */
final class LauncherProcess {

    private final Process process;
    private final Path directory;

    private LauncherProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** One for all tests of this JVM that ask for the same name. */
    static LauncherProcess running(String name, Set<Server> servers) {
        var directory = Path.of("target", "test-" + name).toAbsolutePath();
        var process = JvmWide.value("launcher." + name, Process.class, () -> start(directory, servers));
        return new LauncherProcess(process, directory);
    }

    Servers servers() {
        return Servers.read(directory.resolve("infrastructure.properties"));
    }

    /** Returns when the order has been carried out. */
    void order(String order, Server server) {
        synchronized (process) {
            try {
                write(process.getOutputStream(), order + " " + server.part());
                requireAnswer("done", process.inputReader(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("the launcher is gone, see " + log(directory), e);
            }
        }
    }

    private static Process start(Path directory, Set<Server> servers) {
        var launcher = Repository.root()
                .resolve("deploy")
                .resolve("launcher")
                .resolve("target")
                .resolve("launcher");
        var parts = String.join(",", servers.stream().map(Server::part).sorted().toList());
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(launcher),
                "io.fairlead.deploy.Launcher",
                "infrastructure",
                "--directory",
                directory.toString(),
                "--software",
                launcher.resolve("software").toString(),
                "--parts",
                parts);
        try {
            Files.createDirectories(directory.getParent());
            var process = new ProcessBuilder(command)
                    .redirectError(log(directory).toFile())
                    .start();
            requireAnswer("ready", process.inputReader(StandardCharsets.UTF_8));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("the test infrastructure does not start, see " + log(directory), e);
        }
    }

    private static String classPath(Path launcher) {
        var file = launcher.resolve("class-path");
        try {
            List<String> entries = new ArrayList<>();
            entries.add(launcher.resolveSibling("classes").toString());
            entries.add(Files.readString(file).strip());
            return String.join(File.pathSeparator, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("build the launcher first: -pl <module> -am", e);
        }
    }

    private static void write(OutputStream output, String line) throws IOException {
        output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static void requireAnswer(String expected, BufferedReader output) throws IOException {
        var answer = output.readLine();
        if (!expected.equals(answer)) {
            throw new IOException("the launcher answered '%s'".formatted(answer));
        }
    }

    private static Path log(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }
}
