package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFileTest {
    @TempDir
    private Path connectors = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(connectors.resolve("library"));
    }

    @Test
    void isEmptyWhenThereIsNone() throws Exception {
        assertThat(file().bytes()).isEmpty();
    }

    @Test
    void isReadNoFurtherThanItsBound() throws Exception {
        Files.write(folder.resolve("connector.yaml"), new byte[YamlReading.LARGEST_FILE * 4]);

        assertThat(file().bytes()).hasValueSatisfying(bytes -> assertThat(bytes).hasSize(YamlReading.LARGEST_FILE + 1));
    }

    /** As Kubernetes mounts a config map. */
    @Test
    void mayBeALinkWithinItsFolder() throws Exception {
        var hidden = Files.createDirectory(folder.resolve("..data"));
        Files.writeString(hidden.resolve("connector.yaml"), "grammar: 1");
        Files.createSymbolicLink(folder.resolve("connector.yaml"), Path.of("..data/connector.yaml"));

        assertThat(file().bytes()).isPresent();
    }

    /** As tools do that swap a whole folder at once. */
    @Test
    void mayLieInAFolderThatIsALink() throws Exception {
        Files.writeString(folder.resolve("connector.yaml"), "grammar: 1");
        var link = Files.createSymbolicLink(connectors.resolve("link"), folder);

        assertThat(new FolderFile(link, "connector.yaml").bytes()).isPresent();
    }

    @Test
    void isNoLinkToAFileElsewhere() throws IOException {
        var secret = Files.writeString(connectors.resolve("secret"), "s3cr3t");
        Files.createSymbolicLink(folder.resolve("connector.yaml"), secret);

        assertThatThrownBy(() -> file().bytes()).hasMessage("connector.yaml is a link out of the folder");
    }

    @Test
    void isNoLinkToItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("connector.yaml"), Path.of("connector.yaml"));

        assertThatThrownBy(() -> file().bytes()).hasMessageStartingWith("connector.yaml cannot be read: ");
    }

    @Test
    void isAFile() throws IOException {
        Files.createDirectory(folder.resolve("connector.yaml"));

        assertThatThrownBy(() -> file().bytes()).hasMessage("connector.yaml is not a file");
    }

    private FolderFile file() {
        return new FolderFile(folder, "connector.yaml");
    }
}
