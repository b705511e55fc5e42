package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static io.fairlead.connector.catalog.ConnectorFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.catalog.CatalogEntry.State;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ManifestError;
import io.fairlead.connector.engine.manifest.Reading;
import io.fairlead.contracts.event.ConnectorDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Reading BROKEN = new Reading.Invalid(
            "library", List.of(new ManifestError("library/connector.yaml", 1, 1, "", "is broken", null)));

    private final Catalog catalog = new Catalog(false);

    @Test
    void handsOutTheSameDefinitionWhileNothingChanges() {
        catalog.show(Map.of(), Map.of("library", stored(1, 1)));
        var first = catalog.find("library").orElseThrow();

        catalog.show(Map.of(), Map.of("library", stored(1, 1)));

        assertThat(catalog.find("library").orElseThrow()).isSameAs(first);
    }

    @Test
    void usesWhatTheTableHasWhateverLiesInTheFolder() {
        catalog.show(Map.of("library", read(library(1, "Old"))), Map.of("library", stored(2, 5)));

        assertThat(catalog.find("library").map(Connector::version)).contains(2);
        assertThat(entry().state()).isEqualTo(State.OUTDATED);
    }

    @Test
    void whoHasADefinitionKeepsItWhenItChanges() {
        catalog.show(Map.of(), Map.of("library", stored(1, 1)));
        var inUse = catalog.find("library").orElseThrow();

        catalog.show(Map.of(), Map.of("library", stored(2, 2)));

        assertThat(inUse.version()).isEqualTo(1);
        assertThat(catalog.find("library").map(Connector::version)).contains(2);
    }

    @Test
    void aBrokenFolderLeavesTheStoredDefinitionInUse() {
        catalog.show(Map.of("library", BROKEN), Map.of("library", stored(1, 1)));

        assertThat(entry().state()).isEqualTo(State.INVALID);
        assertThat(entry().errors()).extracting(ManifestError::message).containsExactly("is broken");
        assertThat(catalog.offered("library")).isPresent();
    }

    @Test
    void aFolderThatWasNeverValidIsShownWithItsErrors() {
        catalog.show(Map.of("library", BROKEN), Map.of());

        assertThat(entry().state()).isEqualTo(State.INVALID);
        assertThat(catalog.find("library")).isEmpty();
    }

    @Test
    void otherContentUnderAStoredVersionIsRefused() {
        catalog.show(Map.of("library", read(library(1, "Other"))), Map.of("library", stored(1, 1)));

        assertThat(entry().state()).isEqualTo(State.INVALID);
        assertThat(entry().errors()).extracting(ManifestError::hint).containsExactly("raise 'version' to 2");
        assertThat(catalog.find("library").map(Connector::name)).contains("Library");
    }

    @Test
    void withLiveEditingOtherContentIsAnotherReplicasEdit() {
        var editing = new Catalog(true);

        editing.show(Map.of("library", read(library(1, "Other"))), Map.of("library", stored(1, 1)));

        assertThat(editing.entry("library").map(CatalogEntry::state)).contains(State.VALID);
    }

    @Test
    void whatAnotherReplicaHasIsValidHereToo() {
        catalog.show(Map.of(), Map.of("library", stored(1, 1)));

        assertThat(entry().state()).isEqualTo(State.VALID);
        assertThat(catalog.offered("library")).isPresent();
    }

    @Test
    void whatNoFolderHasIsRemovedAndServesOnlyThoseWhoHaveIt() {
        var definition = read(library(1, "Library")).definition();

        catalog.show(Map.of(), Map.of("library", new StoredDefinition("library", 1, definition, 1, false, true)));

        assertThat(entry().state()).isEqualTo(State.REMOVED);
        assertThat(catalog.find("library")).isPresent();
        assertThat(catalog.offered("library")).isEmpty();
    }

    @Test
    void whatIsNoLongerStoredIsGone() {
        catalog.show(Map.of(), Map.of("library", stored(1, 1)));

        catalog.show(Map.of(), Map.of());

        assertThat(catalog.entries()).isEmpty();
    }

    @Test
    void aNewerGrammarLeavesTheLastDefinitionThatWasUnderstood() {
        catalog.show(Map.of(), Map.of("library", stored(1, 1)));

        catalog.show(Map.of(), Map.of("library", ofANewerBuild()));

        assertThat(catalog.find("library").map(Connector::version)).contains(1);
        assertThat(entry().errors())
                .extracting(ManifestError::message)
                .containsExactly("grammar 2 is not known; this build understands grammar 1");
    }

    @Test
    void aReplicaThatStartsOnANewerGrammarUsesItsOwnFolder() {
        catalog.show(Map.of("library", read(library(1, "Own"))), Map.of("library", ofANewerBuild()));

        assertThat(catalog.find("library").map(Connector::name)).contains("Own");
    }

    @Test
    void theGrammarItUnderstandsIsWhatTheOtherServicesAreToldOf() {
        assertThat(Connector.GRAMMAR).isEqualTo(ConnectorDefinition.GRAMMAR);
    }

    private CatalogEntry entry() {
        return catalog.entry("library").orElseThrow();
    }

    private static StoredDefinition stored(int version, long revision) {
        var definition = read(library(version, "Library")).definition();
        return new StoredDefinition("library", version, definition, revision, true, false);
    }

    private static StoredDefinition ofANewerBuild() {
        var definition = read(library(2, "Library")).definition().<ObjectNode>deepCopy();
        definition.put("grammar", 2);
        return new StoredDefinition("library", 2, definition, 2, true, false);
    }
}
