package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.connector.catalog.CatalogEntry.State;
import io.fairlead.connector.engine.manifest.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("fairlead.root", "..")).resolve("connectors");

    @TempDir
    private Path folder = Path.of("");

    private Instant time = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void hasEveryShippedConnector() {
        var catalog = loaded(SHIPPED);

        assertThat(catalog.entries())
                .extracting(CatalogEntry::id, CatalogEntry::state)
                .contains(tuple("juso", State.VALID), tuple("oneroster", State.VALID), tuple("stripe", State.VALID));
    }

    @Test
    void handsOutTheSameDefinitionWhileNothingChanges() throws IOException {
        write("juso", shipped("juso"));
        var catalog = loaded(folder);
        var first = catalog.find("juso").orElseThrow();

        catalog.refresh();

        assertThat(catalog.find("juso").orElseThrow()).isSameAs(first);
    }

    @Test
    void takesAChangeThatIsValid() throws IOException {
        write("juso", shipped("juso"));
        var catalog = loaded(folder);

        write("juso", shipped("juso").replace("\nversion: 1\n", "\nversion: 2\n"));
        catalog.refresh();

        assertThat(catalog.find("juso").map(Connector::version)).contains(2);
    }

    @Test
    void keepsTheLastValidDefinitionWhileTheFileIsBroken() throws IOException {
        write("juso", shipped("juso"));
        write("stripe", shipped("stripe"));
        var catalog = loaded(folder);

        write("juso", shipped("juso").replace("scheme: api-key", "scheme: api-kee"));
        catalog.refresh();

        var broken = catalog.entry("juso").orElseThrow();
        assertThat(broken.state()).isEqualTo(State.INVALID);
        assertThat(broken.errors()).singleElement().satisfies(error -> {
            assertThat(error.file()).isEqualTo("juso/connector.yaml");
            assertThat(error.pointer()).isEqualTo("/auth/scheme");
            assertThat(error.hint()).isEqualTo("did you mean 'api-key'?");
        });
        assertThat(catalog.find("juso").map(Connector::version)).contains(1);
        assertThat(catalog.entry("stripe").map(CatalogEntry::state)).contains(State.VALID);
    }

    @Test
    void isValidAgainOnceTheFileIsMended() throws IOException {
        write("juso", "grammar: [");
        var catalog = loaded(folder);
        assertThat(catalog.find("juso")).isEmpty();
        assertThat(catalog.entry("juso").map(CatalogEntry::state)).contains(State.INVALID);

        write("juso", shipped("juso"));
        catalog.refresh();

        assertThat(catalog.entry("juso").map(CatalogEntry::state)).contains(State.VALID);
        assertThat(catalog.find("juso")).isPresent();
    }

    @Test
    void refusesAnExpressionThatDoesNotCompile() throws IOException {
        write("juso", shipped("juso").replace("when: results.common", "when: (results.common"));

        var entry = loaded(folder).entry("juso").orElseThrow();

        assertThat(entry.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/errors/when");
            assertThat(error.message()).startsWith("the expression does not compile: ");
        });
    }

    @Test
    void takesAFolderThatAppearsAndDropsOneThatGoes() throws IOException {
        write("juso", shipped("juso"));
        var catalog = loaded(folder);

        write("stripe", shipped("stripe"));
        Files.delete(folder.resolve("juso/connector.yaml"));
        Files.delete(folder.resolve("juso"));
        catalog.refresh();

        assertThat(catalog.entries()).extracting(CatalogEntry::id).containsExactly("stripe");
    }

    @Test
    void keepsWhatItHasWhenTheFolderCannotBeRead() throws IOException {
        var connectors = folder.resolve("connectors");
        write("connectors/juso", shipped("juso"));
        var catalog = loaded(connectors);

        Files.move(connectors, folder.resolve("elsewhere"));
        catalog.refresh();

        assertThat(catalog.find("juso")).isPresent();
    }

    @Test
    void startsWithoutAFolder() {
        assertThat(loaded(folder.resolve("none")).entries()).isEmpty();
    }

    private static Catalog loaded(Path folder) {
        var catalog = new Catalog(folder);
        catalog.refresh();
        return catalog;
    }

    private static String shipped(String id) throws IOException {
        return Files.readString(SHIPPED.resolve(id).resolve("connector.yaml"));
    }

    /** Every write is a second later than the one before, however fast they follow each other. */
    private void write(String id, String text) throws IOException {
        var file = Files.createDirectories(folder.resolve(id)).resolve("connector.yaml");
        Files.writeString(file, text);
        time = time.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
