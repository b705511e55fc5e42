package io.fairlead.testing.kubernetes;

import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Renders an overlay with the kustomize of this machine, on its own or in kubectl. */
final class Kustomize {

    private static final int OLDEST = 5;
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.\\d+\\.\\d+");
    private static final Optional<List<String>> PROGRAM = program();
    private static final Map<String, Bundle> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** What the overlay renders to; without a kustomize the test is skipped. */
    static Bundle overlay(String name) {
        if (PROGRAM.isEmpty()) {
            throw new TestAbortedException(
                    "kustomize 5, or a kubectl that has it, is missing: nobody looks at the bundle");
        }
        return RENDERED.computeIfAbsent(name, Kustomize::render);
    }

    private static Bundle render(String overlay) {
        var directory = Repository.root().resolve("k8s/overlays").resolve(overlay);
        return Bundle.parse(run(Stream.concat(PROGRAM.orElseThrow().stream(), Stream.of(directory.toString()))
                .toList()));
    }

    private static Optional<List<String>> program() {
        var given = System.getenv("FAIRLEAD_KUSTOMIZE");
        if (given != null) {
            return Optional.of(List.of(given, "build"));
        }
        if (major("kustomize", "version") >= OLDEST) {
            return Optional.of(List.of("kustomize", "build"));
        }
        return major("kubectl", "version", "--client") >= OLDEST
                ? Optional.of(List.of("kubectl", "kustomize"))
                : Optional.empty();
    }

    /** Of the kustomize that it says it has. Debian's says "(devel)" and has been 5 from the first; none is 0. */
    private static int major(String... command) {
        try {
            var lines = run(List.of(command)).lines().toList();
            if (lines.contains("(devel)")) {
                return OLDEST;
            }
            return lines.stream()
                    .filter(line -> lines.size() == 1 || line.startsWith("Kustomize"))
                    .map(VERSION::matcher)
                    .filter(Matcher::find)
                    .mapToInt(version -> Integer.parseInt(version.group(1)))
                    .findFirst()
                    .orElse(0);
        } catch (UncheckedIOException notThere) {
            return 0;
        }
    }

    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UncheckedIOException(new IOException("%s: %s".formatted(command, said)));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
