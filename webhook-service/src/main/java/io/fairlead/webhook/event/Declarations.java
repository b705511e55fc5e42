package io.fairlead.webhook.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.webhook.connector.ConnectorDefinitions;
import io.fairlead.webhook.connector.KnownConnector;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * What connectors declare, remembered for a moment: a file is not read again for each delivery, and a mended one counts
 * soon.
 */
@ApplicationScoped
class Declarations {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Cache<String, Optional<WebhookDeclaration>> remembered =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MOMENT).build();
    private final ConnectorDefinitions connectors;

    Declarations(ConnectorDefinitions connectors) {
        this.connectors = connectors;
    }

    /** How deliveries of a connector signed by a scheme are read. */
    Uni<WebhookDeclaration> of(SqlConnection connection, String connector, String scheme) {
        return declared(connection, connector).map(found -> found.orElseGet(() -> WebhookDeclaration.of(scheme))
                .signedBy(scheme));
    }

    private Uni<Optional<WebhookDeclaration>> declared(SqlConnection connection, String connector) {
        Optional<WebhookDeclaration> known = remembered.getIfPresent(connector);
        return known != null
                ? Uni.createFrom().item(known)
                : connectors
                        .find(connection, connector)
                        .map(found -> found.flatMap(KnownConnector::webhooks))
                        .invoke(found -> remembered.put(connector, found));
    }
}
