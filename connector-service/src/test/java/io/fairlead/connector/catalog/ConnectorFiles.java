package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.manifest.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A folder of connectors that a test writes. Each write is a second later than any before, however fast they follow. */
final class ConnectorFiles {
    static final Path SHIPPED =
            Path.of(System.getProperty("fairlead.root", "..")).resolve("connectors");

    private static final AtomicReference<Instant> TIME = new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));

    private final Path folder;

    ConnectorFiles(Path folder) {
        this.folder = folder;
    }

    /** A small connector; its name is its only content besides the version. */
    static String library(int version, String name) {
        return """
                grammar: 1
                id: library
                version: %d
                name: %s
                category: books
                settings:
                  base-url: { type: url, default: 'https://library.example', label: Address }
                credentials:
                  key: { label: Key }
                auth: { scheme: bearer, token: '${credentials.key}' }
                operations:
                  list-books:
                    title: List books
                    get: /books
                    headers: { X-Shelf: all }
                    items: /books
                    input: {}
                    output: { type: array }
                    example: {}
                health: { operation: list-books }
                """.formatted(version, name);
    }

    static Reading.Valid read(String library) {
        var reading = Catalog.READER.read("library", library.getBytes(StandardCharsets.UTF_8), null);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return (Reading.Valid) reading;
    }

    void put(String id, String text) {
        try {
            var file = Files.createDirectories(folder.resolve(id)).resolve("connector.yaml");
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(TIME.updateAndGet(before -> before.plusSeconds(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String id) {
        try {
            Files.delete(folder.resolve(id).resolve("connector.yaml"));
            Files.delete(folder.resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
