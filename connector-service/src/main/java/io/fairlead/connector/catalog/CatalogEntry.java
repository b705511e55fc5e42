package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ManifestError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connector as this replica has it.
 *
 * @param live the definition in use, also while the folder is broken; null when there never was a valid one
 * @param revision of the stored definition that {@code live} is, 0 without one
 * @param errors what is wrong with the folder now
 */
record CatalogEntry(String id, @Nullable Connector live, long revision, State state, List<ManifestError> errors) {

    enum State {
        VALID,
        /** The folder cannot be taken as it is. */
        INVALID,
        /** The folder has a lower version than the one in use. */
        OUTDATED,
        /** No folder has it any more; the integrations made with it go on. */
        REMOVED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CatalogEntry {
        errors = List.copyOf(errors);
    }

    /** Whether new integrations can be made with it. */
    boolean isOffered() {
        return live != null && state != State.REMOVED;
    }
}
