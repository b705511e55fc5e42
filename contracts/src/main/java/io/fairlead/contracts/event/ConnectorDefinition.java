package io.fairlead.contracts.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connector of the installation; its key is the connector's id, a null value means that it was withdrawn.
 *
 * @param version the highest that any folder had
 * @param grammar what {@code definition} is written in
 * @param definition the connector's file without {@code auth} and {@code headers}, keys in the file's order
 * @param revision from one sequence of the owner: a reader takes only higher ones
 */
public record ConnectorDefinition(String id, int version, int grammar, Map<String, Object> definition, long revision) {

    public static final String TYPE = "io.fairlead.connector-definition.v1";

    /** The newest grammar that this build of the suite understands. */
    public static final int GRAMMAR = 1;

    public ConnectorDefinition {
        definition = Collections.unmodifiableMap(new LinkedHashMap<>(definition));
    }

    /** Whether this build knows the grammar; when it does not, it keeps the definition it had. */
    public boolean understood() {
        return grammar <= GRAMMAR;
    }
}
