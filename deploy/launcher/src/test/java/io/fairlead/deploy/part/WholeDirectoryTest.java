package io.fairlead.deploy.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {

    private final Path directory;

    WholeDirectoryTest(@TempDir Path parent) {
        this.directory = parent.resolve("software");
    }

    @Test
    void appearsOnlyWhenItIsComplete() throws IOException, InterruptedException {
        WholeDirectory.create(directory, into -> {
            Files.writeString(into.resolve("file"), "content");
            assertThat(directory).doesNotExist();
        });

        assertThat(directory.resolve("file")).hasContent("content");
    }

    @Test
    void doesNotAppearWhenFillingFails() {
        assertThatThrownBy(() -> WholeDirectory.create(directory, into -> {
                    Files.writeString(into.resolve("half"), "content");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(directory).doesNotExist();
    }

    @Test
    void startsOverAfterAKilledAttempt() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolveSibling("software.unfinished"));
        Files.writeString(directory.resolveSibling("software.unfinished").resolve("half"), "old");

        WholeDirectory.create(directory, into -> Files.writeString(into.resolve("file"), "new"));

        assertThat(directory).isDirectoryNotContaining("glob:**/half");
        assertThat(directory.resolve("file")).hasContent("new");
    }

    @Test
    void isFilledOnce() throws IOException, InterruptedException {
        WholeDirectory.create(directory, into -> Files.writeString(into.resolve("file"), "first"));

        WholeDirectory.create(directory, into -> Files.writeString(into.resolve("file"), "second"));

        assertThat(directory.resolve("file")).hasContent("first");
    }
}
