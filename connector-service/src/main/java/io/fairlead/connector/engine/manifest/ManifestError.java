package io.fairlead.connector.engine.manifest;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a connector's folder, where it is, and what to do about it.
 *
 * @param line counted from 1, as is the column
 * @param pointer JSON pointer into the file; empty for the file as a whole
 */
public record ManifestError(
        String file,
        int line,
        int column,
        String pointer,
        String message,
        @Nullable String hint) {

    static final Comparator<ManifestError> BY_PLACE = Comparator.comparing(ManifestError::file)
            .thenComparingInt(ManifestError::line)
            .thenComparingInt(ManifestError::column)
            .thenComparing(ManifestError::message);

    @Override
    public String toString() {
        return "%s:%d:%d: %s%s".formatted(file, line, column, message, hint == null ? "" : " (" + hint + ")");
    }
}
