package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.manifest.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
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
        var second = inbox.look();

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
        var contents = inbox.look();

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
        var contents = inbox.look();

        assertThat(contents.readings()).isEmpty();
        assertThat(contents.known()).isTrue();
    }

    private static Inbox inbox(Path folder) {
        return new Inbox(folder, Catalog.READER);
    }
}
