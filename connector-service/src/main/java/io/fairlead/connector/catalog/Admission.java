package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.ManifestError;
import io.fairlead.connector.engine.manifest.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a valid file stands to what is stored under its id. The highest version wins; one version has one content. */
enum Admission {
    NEW,
    HIGHER,
    SAME,
    OTHER_CONTENT,
    LOWER;

    static Admission of(Reading.Valid file, @Nullable StoredDefinition stored) {
        if (stored == null) {
            return NEW;
        }
        var version = file.connector().version();
        if (version != stored.version()) {
            return version > stored.version() ? HIGHER : LOWER;
        }
        return file.definition().equals(stored.definition()) ? SAME : OTHER_CONTENT;
    }

    /**
     * Whether the file takes the place of what is stored.
     *
     * @param edited whether it was changed just now and live editing is on
     */
    boolean replaces(boolean edited) {
        return switch (this) {
            case NEW, HIGHER -> true;
            case OTHER_CONTENT -> edited;
            case SAME, LOWER -> false;
        };
    }

    /** What to tell the file's author when it does not. */
    List<ManifestError> complaints(Reading.Valid file, StoredDefinition stored) {
        return switch (this) {
            case NEW, HIGHER, SAME -> List.of();
            case OTHER_CONTENT ->
                List.of(aboutTheVersion(
                        file, stored, "version %d is stored with other content".formatted(stored.version())));
            case LOWER ->
                List.of(aboutTheVersion(
                        file,
                        stored,
                        "version %d is lower than version %d, which is in use"
                                .formatted(file.connector().version(), stored.version())));
        };
    }

    private static ManifestError aboutTheVersion(Reading.Valid file, StoredDefinition stored, String message) {
        return new ManifestError(
                "%s/%s".formatted(file.id(), ConnectorReader.CONNECTOR_FILE),
                file.versionPlace().line(),
                file.versionPlace().column(),
                "/version",
                message,
                "raise 'version' to %d".formatted(stored.version() + 1));
    }
}
