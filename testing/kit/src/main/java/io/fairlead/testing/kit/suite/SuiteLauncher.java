package io.fairlead.testing.kit.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher's commands, under settings of a suite's own. What they say goes into a file. */
record SuiteLauncher(Path programs, Map<String, String> environment, Path log) {

    /**
     * Runs a command to its end.
     *
     * @throws IllegalStateException with everything the launcher has said, when it failed
     */
    void run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                programs.resolve("lib") + "/*",
                "io.fairlead.deploy.Launcher"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("FAIRLEAD_"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("fairlead %s ended with %d:%n%s"
                        .formatted(String.join(" ", arguments), status, Files.readString(log)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
