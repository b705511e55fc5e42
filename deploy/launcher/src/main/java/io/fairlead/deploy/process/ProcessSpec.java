package io.fairlead.deploy.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to run: everything that makes one process differ from another.
 *
 * @param name unique among the processes of one {@link ProcessTable}
 * @param environment added to the few variables every process inherits
 * @param log where standard output and error are appended
 * @param stopSignal what asks this process to end in good order
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        Path log,
        Signal stopSignal) {

    public ProcessSpec {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("process name '%s' must be kebab-case".formatted(name));
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public ProcessSpec(
            String name, List<String> command, Map<String, String> environment, Path workingDirectory, Path log) {
        this(name, command, environment, workingDirectory, log, Signal.TERM);
    }

    /** Equal for two specifications that run the same thing; a running process with another one is out of date. */
    public String fingerprint() {
        SortedMap<String, String> sorted = new TreeMap<>(environment);
        var content = String.join("\0", command) + "\0\0" + sorted + "\0\0" + workingDirectory;
        return HexFormat.of().formatHex(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The environment holds passwords, so it is left out. */
    @Override
    public String toString() {
        return "%s %s in %s".formatted(name, command, workingDirectory);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
