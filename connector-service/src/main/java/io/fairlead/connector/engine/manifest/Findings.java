package io.fairlead.connector.engine.manifest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything found wrong in one file so far. The same words at the same place count once. */
final class Findings {
    private final String file;
    private final Set<ManifestError> errors = new LinkedHashSet<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Place place, String pointer, String message, @Nullable String hint) {
        errors.add(new ManifestError(file, place.line(), place.column(), pointer, message, hint));
    }

    /** Whether nothing is wrong with the value at the pointer and with all it contains. */
    boolean noneUnder(String pointer) {
        return errors.stream()
                .map(ManifestError::pointer)
                .noneMatch(wrong -> wrong.equals(pointer) || wrong.startsWith(pointer + "/"));
    }

    boolean none() {
        return errors.isEmpty();
    }

    List<ManifestError> inOrder() {
        return errors.stream().sorted(ManifestError.BY_PLACE).toList();
    }
}
