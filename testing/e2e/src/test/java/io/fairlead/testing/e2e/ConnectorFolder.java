package io.fairlead.testing.e2e;

import io.fairlead.testing.kit.Repository;
import io.fairlead.testing.kit.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** One connector's folder in the suite's folder of connectors, written as the guide says. */
final class ConnectorFolder {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final String id;
    private final Path folder;
    private final Path file;

    ConnectorFolder(Suite suite, String id) {
        this.id = id;
        this.folder = suite.connectors().resolve(id);
        this.file = folder.resolve("connector.yaml");
    }

    /** The connector of docs/connectors/adding-a-connector.md, as it stands there, under this folder's id. */
    String fromTheGuide() {
        try {
            var guide =
                    YAML.matcher(Files.readString(Repository.root().resolve("docs/connectors/adding-a-connector.md")));
            if (!guide.find()) throw new IllegalStateException("the guide shows no connector");
            return guide.group(1).replace("id: shop\n", "id: %s\n".formatted(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once, so that nobody reads half of it. */
    void put(String text) {
        try {
            var written = Files.writeString(folder.resolveSibling(".%s.yaml".formatted(id)), text);
            Files.createDirectories(folder);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
