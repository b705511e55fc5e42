package io.fairlead.monitoring.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.StateTable;
import io.fairlead.chassis.event.StateTopics;
import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The connectors that connector-service tells of, each as this build last understood it. */
@RegisterForReflection(targets = ConnectorDefinition.class)
@ApplicationScoped
class ConnectorDefinitions {
    private static final EventType<ConnectorDefinition> DEFINITION =
            new EventType<>(ConnectorDefinition.TYPE, ConnectorDefinition.class);

    void follow(@Observes StartupEvent event, StateTopics topics, ObjectMapper json) {
        var table = new StateTable<>(
                "connector_definition", ConnectorDefinition.class, ConnectorDefinition::understood, json);
        topics.follow(Topics.CONNECTOR_DEFINITIONS, DEFINITION, table);
    }
}
