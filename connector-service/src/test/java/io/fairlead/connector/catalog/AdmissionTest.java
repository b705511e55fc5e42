package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static io.fairlead.connector.catalog.ConnectorFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final StoredDefinition STORED = stored(2, "Library");

    @ParameterizedTest
    @CsvSource({
        "3, Library, HIGHER",
        "3, Other, HIGHER",
        "2, Library, SAME",
        "2, Other, OTHER_CONTENT",
        "1, Library, LOWER"
    })
    void theHighestVersionWinsAndOneVersionHasOneContent(int version, String name, Admission expected) {
        assertThat(Admission.of(read(library(version, name)), STORED)).isEqualTo(expected);
    }

    @Test
    void whatIsNotStoredIsNew() {
        assertThat(admission(1, "Library", null)).isEqualTo(Admission.NEW);
    }

    @Test
    void commentsAndTheOrderOfKeysAreNoContent() {
        var shuffled =
                "# about books\n" + library(2, "Library").replaceFirst("category: books\n", "") + "category: books\n";

        assertThat(Admission.of(read(shuffled), STORED)).isEqualTo(Admission.SAME);
    }

    @Test
    void onlyAnEditReplacesTheContentOfAVersion() {
        assertThat(Admission.OTHER_CONTENT.replaces(false)).isFalse();
        assertThat(Admission.OTHER_CONTENT.replaces(true)).isTrue();
        assertThat(Admission.LOWER.replaces(true)).isFalse();
        assertThat(Admission.SAME.replaces(true)).isFalse();
    }

    @Test
    void theAuthorLearnsWhichVersionToWrite() {
        var file = read(library(2, "Other"));

        assertThat(Admission.of(file, STORED).complaints(file, STORED))
                .singleElement()
                .hasToString(
                        "library/connector.yaml:3:10: version 2 is stored with other content (raise 'version' to 3)");
    }

    @Test
    void theAuthorLearnsThatAHigherVersionIsInUse() {
        var file = read(library(1, "Library"));

        assertThat(Admission.of(file, STORED).complaints(file, STORED))
                .singleElement()
                .hasToString("library/connector.yaml:3:10: version 1 is lower than version 2, which is in use"
                        + " (raise 'version' to 3)");
    }

    private static Admission admission(int version, String name, @Nullable StoredDefinition stored) {
        return Admission.of(read(library(version, name)), stored);
    }

    private static StoredDefinition stored(int version, String name) {
        return new StoredDefinition(
                "library", version, read(library(version, name)).definition(), 7, true, false);
    }
}
