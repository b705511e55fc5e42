package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What came of reading a connector's folder. */
public sealed interface Reading {

    /** The name of the folder, which a valid connector has as its id. */
    String id();

    /**
     * A connector that can be used.
     *
     * @param definition its file as JSON, from which the same connector can be read again
     * @param versionPlace where its file says the version
     */
    record Valid(Connector connector, List<Exchange> exchanges, JsonNode definition, Place versionPlace)
            implements Reading {
        public Valid {
            exchanges = List.copyOf(exchanges);
        }

        @Override
        public String id() {
            return connector.id();
        }
    }

    record Invalid(String id, List<ManifestError> errors) implements Reading {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
