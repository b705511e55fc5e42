package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.ConnectorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the connectors' folder at a moment, without reading it: enough to see that something has changed. */
final class ConnectorFolders {
    /** The file system's own, in the topmost folder of a volume. */
    private static final String LOST_AND_FOUND = "lost+found";

    /** Of one connector's files, as far as they exist. */
    record Stamp(Path folder, Map<String, FileStamp> files) {}

    /** Whatever is done to a file, its permissions included, changes one of these. */
    record FileStamp(Map<String, Object> attributes) {
        private static final String ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime";
        private static final FileStamp NONE = new FileStamp(Map.of());

        static FileStamp of(Path file) {
            try {
                return new FileStamp(Files.readAttributes(file, ATTRIBUTES));
            } catch (IOException e) {
                // gone or out of reach: reading it will tell
                return NONE;
            }
        }
    }

    private final Path root;

    ConnectorFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** By name; folders whose name begins with a dot are somebody else's. */
    Map<String, Stamp> stamps() throws IOException {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .filter(ConnectorFolders::isOurs)
                    .collect(Collectors.toMap(
                            ConnectorFolders::nameOf, ConnectorFolders::stamp, (one, other) -> one, TreeMap::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static Stamp stamp(Path folder) {
        return new Stamp(
                folder,
                Stream.of(ConnectorReader.CONNECTOR_FILE, ConnectorReader.EXAMPLES_FILE)
                        .collect(Collectors.toMap(name -> name, name -> FileStamp.of(folder.resolve(name)))));
    }

    private static boolean isOurs(Path folder) {
        var name = nameOf(folder);
        return !name.startsWith(".") && !name.equals(LOST_AND_FOUND);
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }
}
