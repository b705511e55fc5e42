package io.fairlead.connector.engine.manifest;

import java.util.List;

/** What came of reading a connector's folder. */
public sealed interface Reading {

    /** The name of the folder, which a valid connector has as its id. */
    String id();

    record Valid(Connector connector, List<Exchange> exchanges) implements Reading {
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
