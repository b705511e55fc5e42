package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ManifestError;
import io.fairlead.connector.engine.manifest.Reading;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connector's folder as it was last read.
 *
 * @param live the last definition that was valid, in use also while the folder is broken; null when there never was one
 * @param errors what is wrong with the folder now
 */
record CatalogEntry(String id, @Nullable Connector live, List<ManifestError> errors) {

    enum State {
        VALID,
        INVALID;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CatalogEntry {
        errors = List.copyOf(errors);
    }

    static CatalogEntry of(Reading reading, @Nullable CatalogEntry before) {
        return switch (reading) {
            case Reading.Valid valid -> new CatalogEntry(valid.id(), valid.connector(), List.of());
            case Reading.Invalid invalid ->
                new CatalogEntry(invalid.id(), before == null ? null : before.live(), invalid.errors());
        };
    }

    State state() {
        return errors.isEmpty() ? State.VALID : State.INVALID;
    }
}
