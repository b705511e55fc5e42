package io.fairlead.sync.connector;

import io.fairlead.sync.integration.KnownIntegration;
import io.fairlead.sync.integration.KnownIntegrations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which streams a tenant's integrations have, as their connectors declare them. */
@ApplicationScoped
public class KnownStreams {
    private final KnownIntegrations integrations;
    private final ConnectorDefinitions connectors;

    KnownStreams(KnownIntegrations integrations, ConnectorDefinitions connectors) {
        this.integrations = integrations;
        this.connectors = connectors;
    }

    /** The streams of integrations, by the integration's name. */
    public Uni<Map<String, List<Stream>>> declaredBy(SqlConnection connection, Collection<String> names) {
        return integrations.told(connection, new HashSet<>(names)).chain(told -> Multi.createFrom()
                .iterable(told.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> declaredBy(connection, each.getKey(), each.getValue()))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Uni<Map.Entry<String, List<Stream>>> declaredBy(
            SqlConnection connection, String name, KnownIntegration integration) {
        return connectors
                .find(connection, integration.connector())
                .map(streams -> Map.entry(name, streams.map(Streams::all).orElse(List.of())));
    }
}
