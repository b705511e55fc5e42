package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.ConnectorReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the connectors' folder at a moment, without reading it: enough to see that something has changed. */
final class ConnectorFolders {

    /** Of one connector's files, as far as they exist. */
    record Stamp(Map<String, FileStamp> files) {}

    record FileStamp(FileTime modified, long size) {}

    private final Path root;

    ConnectorFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path of(String id) {
        return root.resolve(id);
    }

    /** By name; folders whose name begins with a dot are somebody else's. */
    Map<String, Stamp> stamps() throws IOException {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !nameOf(folder).startsWith("."))
                    .collect(Collectors.toMap(
                            ConnectorFolders::nameOf, ConnectorFolders::stamp, (one, other) -> one, TreeMap::new));
        }
    }

    private static Stamp stamp(Path folder) {
        return new Stamp(Stream.of(ConnectorReader.CONNECTOR_FILE, ConnectorReader.EXAMPLES_FILE)
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .collect(Collectors.toMap(name -> name, name -> fileStamp(folder.resolve(name)))));
    }

    private static FileStamp fileStamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException e) {
            // gone or unreadable between two looks: reading it will tell
            return new FileStamp(FileTime.fromMillis(0), -1);
        }
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }
}
