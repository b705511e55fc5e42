package io.fairlead.deploy.part;

import io.fairlead.deploy.process.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part that is ready as soon as its script has made the file of its name. */
record ShellPart(String name, Set<String> needs, Map<String, Integer> ports, String script, Path directory)
        implements Part {

    static ShellPart ready(String name, Path directory, String... needs) {
        return new ShellPart(name, Set.of(needs), Map.of(), "touch %s; exec sleep 60".formatted(name), directory);
    }

    ShellPart running(String otherScript) {
        return new ShellPart(name, needs, ports, otherScript, directory);
    }

    ShellPart on(int port) {
        return new ShellPart(name, needs, Map.of("test", port), script, directory);
    }

    @Override
    public ProcessSpec process() {
        return new ProcessSpec(
                name, List.of("/bin/sh", "-c", script), Map.of(), directory, directory.resolve(name + ".log"));
    }

    @Override
    public boolean answers() {
        return Files.exists(directory.resolve(name));
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofSeconds(10);
    }
}
