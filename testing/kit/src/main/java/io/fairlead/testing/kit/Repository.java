package io.fairlead.testing.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this clone lies. */
public final class Repository {

    private Repository() {}

    public static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("deploy/launcher/pom.xml"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("the tests do not run inside of the repository");
        }
        return directory;
    }
}
