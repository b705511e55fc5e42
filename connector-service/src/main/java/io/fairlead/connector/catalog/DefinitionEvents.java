package io.fairlead.connector.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What other services are told when a connector is stored or withdrawn. */
@RegisterForReflection(targets = ConnectorDefinition.class)
final class DefinitionEvents {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    DefinitionEvents(ObjectMapper json) {
        this.json = json;
    }

    OutboundEvent stored(StoredDefinition stored) {
        return stored(stored.id(), stored.version(), stored.definition(), stored.revision());
    }

    OutboundEvent stored(String id, int version, JsonNode definition, long revision) {
        var told = new ConnectorDefinition(
                id,
                version,
                definition.path("grammar").asInt(),
                json.convertValue(PublicDefinition.of(definition), OBJECT),
                revision);
        return OutboundEvent.state(Topics.CONNECTOR_DEFINITIONS, id, ConnectorDefinition.TYPE, told, revision);
    }

    OutboundEvent withdrawn(String id, long revision) {
        return OutboundEvent.deleted(Topics.CONNECTOR_DEFINITIONS, id, ConnectorDefinition.TYPE, revision);
    }
}
