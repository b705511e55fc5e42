package io.fairlead.deploy.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build puts beside the launcher's own classes. */
public final class LauncherFiles {

    private LauncherFiles() {}

    /** Keycloak's distribution. */
    public static Path keycloakArchive() {
        var directory = home().resolve("keycloak");
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                return files.filter(file -> file.toString().endsWith(".tar.gz"))
                        .findFirst()
                        .orElseThrow(() -> missing(directory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw missing(directory);
    }

    private static PartFailed missing(Path directory) {
        return new PartFailed(
                "keycloak", "there is no archive in %s; package deploy/launcher first".formatted(directory), null);
    }

    /** The classes are in {@code launcher/lib/*.jar}, or in {@code classes} beside {@code launcher}. */
    private static Path home() {
        try {
            var classes = Path.of(LauncherFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(classes)
                    ? classes.resolveSibling("launcher")
                    : classes.resolveSibling("..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
