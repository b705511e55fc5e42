package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorInboxTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyShippedConnectorIsValid() {
        var contents = inbox(ConnectorFiles.SHIPPED).look();

        assertThat(contents.readings()).containsKeys("juso", "oneroster", "stripe");
        assertThat(contents.readings().values()).allMatch(Reading.Valid.class::isInstance);
    }

    @Test
    void readsAgainOnlyWhatHasChanged() {
        var files = new ConnectorFiles(folder);
        files.put("library", library(1, "One"));
        files.put("other", "grammar: [");
        var inbox = inbox(folder);
        var first = inbox.look();

        files.put("other", "grammar: 1");
        var second = lookTwice(inbox);

        assertThat(first.changed()).containsExactlyInAnyOrder("library", "other");
        assertThat(second.changed()).containsExactly("other");
        assertThat(second.readings().get("library")).isSameAs(first.readings().get("library"));
    }

    @Test
    void aBrokenFolderIsToldWithEveryError() {
        new ConnectorFiles(folder).put("library", library(1, "One").replace("scheme: bearer", "scheme: bearr"));

        assertThat(inbox(folder).look().readings().get("library"))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors()).singleElement().satisfies(error -> {
                            assertThat(error.file()).isEqualTo("library/connector.yaml");
                            assertThat(error.pointer()).isEqualTo("/auth/scheme");
                            assertThat(error.hint()).isEqualTo("did you mean 'bearer'?");
                        }));
    }

    @Test
    void anExpressionThatDoesNotCompileIsAnError() {
        new ConnectorFiles(folder).put("library", library(1, "One") + "errors: { when: (broken }\n");

        assertThat(inbox(folder).look().readings().get("library"))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/errors/when");
                            assertThat(error.message()).startsWith("the expression does not compile: ");
                        }));
    }

    @Test
    void aFolderThatCannotBeReadHasWhatItHad() throws IOException {
        var connectors = folder.resolve("connectors");
        new ConnectorFiles(connectors).put("library", library(1, "One"));
        var inbox = inbox(connectors);
        inbox.look();

        Files.move(connectors, folder.resolve("elsewhere"));
        var contents = lookTwice(inbox);

        assertThat(contents.readings()).containsOnlyKeys("library");
        assertThat(contents.known()).isTrue();
    }

    @Test
    void aFolderThatIsMissingOrEmptyFromTheStartSaysNothing() {
        assertThat(inbox(folder.resolve("none")).look().known()).isFalse();
        assertThat(inbox(folder).look().known()).isFalse();
    }

    @Test
    void aFolderThatWasEmptiedIsEmpty() {
        var files = new ConnectorFiles(folder);
        files.put("library", library(1, "One"));
        var inbox = inbox(folder);
        inbox.look();

        files.remove("library");
        var contents = lookTwice(inbox);

        assertThat(contents.readings()).isEmpty();
        assertThat(contents.known()).isTrue();
    }

    @Test
    void whatIsBeingCopiedCountsWhenItIsAtRest() {
        var files = new ConnectorFiles(folder);
        var inbox = inbox(folder);
        inbox.look();

        files.put("library", library(1, "Half"));
        assertThat(inbox.look().readings()).isEmpty();
        files.put("library", library(1, "Whole"));
        assertThat(inbox.look().readings()).isEmpty();

        assertThat(inbox.look().readings().get("library"))
                .isInstanceOfSatisfying(
                        Reading.Valid.class,
                        valid -> assertThat(valid.connector().name()).isEqualTo("Whole"));
    }

    @Test
    void whatIsWrittenToWhileItIsReadIsReadAgain() {
        var files = new ConnectorFiles(folder);
        var writes = new ConnectorReader(expression -> {
            files.put("library", library(1, "Whole"));
            return Optional.empty();
        });
        files.put("library", library(1, "Half") + "errors: { when: failed }\n");
        var inbox = new ConnectorInbox(folder, writes);

        assertThat(inbox.look().readings()).isEmpty();
        assertThat(lookTwice(inbox).readings().get("library")).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void whatIsGoneForAMomentIsStillThere() {
        var files = new ConnectorFiles(folder);
        files.put("library", library(1, "One"));
        var inbox = inbox(folder);
        inbox.look();

        files.remove("library");
        var between = inbox.look();
        files.put("library", library(2, "Two"));
        var after = lookTwice(inbox);

        assertThat(between.readings()).containsOnlyKeys("library");
        assertThat(after.changed()).containsExactly("library");
    }

    @Test
    void aFileThatMayBeReadNowIsReadAgain() throws IOException {
        new ConnectorFiles(folder).put("library", library(1, "One"));
        var inbox = inbox(folder);
        inbox.look();

        Files.setPosixFilePermissions(
                folder.resolve("library/connector.yaml"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(
                folder.resolve("library/connector.yaml"), PosixFilePermissions.fromString("rw-------"));

        assertThat(lookTwice(inbox).changed()).containsExactly("library");
    }

    @Test
    void hiddenFoldersAndTheFileSystemsOwnAreNoConnectors() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.createDirectory(folder.resolve("lost+found"));

        var contents = inbox(folder).look();

        assertThat(contents.readings()).isEmpty();
        assertThat(contents.known()).isFalse();
    }

    @Test
    void aFolderWhoseNameIsNoTextHereSpoilsNoOther() throws IOException, InterruptedException {
        new ConnectorFiles(folder).put("library", library(1, "One"));
        var made = new ProcessBuilder("sh", "-c", "mkdir \"$(printf 'b\\374cher')\"")
                .directory(folder.toFile())
                .start()
                .waitFor();
        assertThat(made).isZero();

        var readings = inbox(folder).look().readings();

        assertThat(readings).hasSize(2);
        assertThat(readings.get("library")).isInstanceOf(Reading.Valid.class);
    }

    private static ConnectorInbox.Contents lookTwice(ConnectorInbox inbox) {
        inbox.look();
        return inbox.look();
    }

    private static ConnectorInbox inbox(Path folder) {
        return new ConnectorInbox(folder, Catalog.READER);
    }
}
