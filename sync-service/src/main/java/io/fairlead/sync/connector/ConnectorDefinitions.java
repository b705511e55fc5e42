package io.fairlead.sync.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.StateTable;
import io.fairlead.chassis.event.StateTopics;
import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connectors that connector-service tells of, each as this build last understood it. */
@RegisterForReflection(targets = ConnectorDefinition.class)
@ApplicationScoped
public class ConnectorDefinitions {
    private static final EventType<ConnectorDefinition> DEFINITION =
            new EventType<>(ConnectorDefinition.TYPE, ConnectorDefinition.class);

    private final StateTable<ConnectorDefinition> table;
    private final ObjectMapper json;
    private final Map<String, Understood> understood = new ConcurrentHashMap<>();

    private record Understood(ConnectorDefinition definition, Streams streams) {}

    ConnectorDefinitions(ObjectMapper json) {
        this.json = json;
        this.table = new StateTable<>(
                "connector_definition", ConnectorDefinition.class, ConnectorDefinition::understood, json);
    }

    void follow(@Observes StartupEvent event, StateTopics topics) {
        topics.follow(Topics.CONNECTOR_DEFINITIONS, DEFINITION, table);
    }

    /** The streams of the connector, read in the transaction at hand; empty when nobody has told of it. */
    public Uni<Optional<Streams>> find(SqlConnection connection, String connector) {
        return table.find(connection, connector).map(found -> found.map(definition -> streams(connector, definition)));
    }

    /** To make them is a millisecond's work, and every page of a run begins with them. */
    private Streams streams(String connector, ConnectorDefinition definition) {
        Understood known = understood.get(connector);
        if (known != null && known.definition().equals(definition)) return known.streams();
        Streams streams = Streams.of(connector, definition.version(), json.valueToTree(definition.definition()));
        understood.put(connector, new Understood(definition, streams));
        return streams;
    }
}
