package io.fairlead.testing.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The launcher as this clone has built it, with the libraries it brings along. */
public final class LauncherProgram {

    private LauncherProgram() {}

    /** What starts one of its classes in a JVM of its own. */
    public static List<String> command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    static Path directory() {
        return Repository.root().resolve("deploy/launcher/target/launcher");
    }

    private static String classPath() {
        try {
            return directory().resolveSibling("classes")
                    + File.pathSeparator
                    + Files.readString(directory().resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("build the launcher first: -pl <module> -am", e);
        }
    }
}
