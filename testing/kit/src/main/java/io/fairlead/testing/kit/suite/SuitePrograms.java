package io.fairlead.testing.kit.suite;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a suite runs.
 *
 * @param root the clone, where its connectors lie
 * @param launcher the packaged launcher
 * @param suite the packaged services and twins
 * @param software what other suites have unpacked already; absent to unpack it anew
 */
public record SuitePrograms(Path root, Path launcher, Path suite, Optional<Path> software) {

    /** As {@code ./fairlead} hands them to the commands it starts, by environment variables. */
    public static SuitePrograms handedOver(Map<String, String> environment) {
        return new SuitePrograms(
                given(environment, "FAIRLEAD_ROOT"),
                given(environment, "FAIRLEAD_LAUNCHER"),
                given(environment, "FAIRLEAD_SUITE"),
                Optional.of(given(environment, "FAIRLEAD_DATA").resolve("software")));
    }

    /**
     * Where Maven has left them, laid out by links as {@code ./fairlead} lays out its copies.
     */
    public static SuitePrograms builtByMaven(Path links) {
        var root = Repository.root();
        var launcher = links.resolve("launcher");
        var suite = links.resolve("suite");
        link(launcher, root.resolve("deploy/launcher/target/launcher"));
        link(suite.resolve("testing/simulators/simulators"), root.resolve("testing/simulators/target/simulators"));
        for (var service : Service.values()) {
            link(
                    suite.resolve(service.longName()).resolve("quarkus-app"),
                    root.resolve(service.longName()).resolve("target/quarkus-app"));
        }
        return new SuitePrograms(root, launcher, suite, Optional.empty());
    }

    private static Path given(Map<String, String> environment, String variable) {
        var value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("%s is not set: use ./fairlead, which sets it".formatted(variable));
        }
        return Path.of(value);
    }

    private static void link(Path link, Path built) {
        if (!Files.isDirectory(built)) {
            throw new IllegalStateException("%s is not packaged; run ./fairlead test testing/e2e".formatted(built));
        }
        try {
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
