package io.fairlead.sync.integration;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.peer.Peer;
import io.quarkus.oidc.client.OidcClient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Asks connector-service, which decides what integrations there are. */
@ApplicationScoped
class IntegrationOwner {
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    private final Peer connectorService;

    IntegrationOwner(
            Vertx vertx,
            OidcClient identity,
            @ConfigProperty(name = "fairlead.upstream.connector", defaultValue = "http://localhost:8081")
                    List<URI> replicas) {
        this.connectorService = new Peer(vertx, identity, replicas);
    }

    /** The tenant's integration of the name; fails when the owner cannot be asked. */
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @Timeout(2_000)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000)
    Uni<Optional<KnownIntegration>> find(TenantId tenant, String name) {
        return connectorService
                .get(tenant, "/api/v1/integrations/{name}", Map.of("name", name))
                .map(IntegrationOwner::integration);
    }

    private static Optional<KnownIntegration> integration(HttpResponse<Buffer> answer) {
        return switch (answer.statusCode()) {
            case FOUND -> {
                var body = answer.bodyAsJsonObject();
                yield Optional.of(new KnownIntegration(body.getString("connector"), body.getBoolean("enabled", true)));
            }
            case NOT_FOUND -> Optional.empty();
            default -> throw new IllegalStateException("connector-service answered %d".formatted(answer.statusCode()));
        };
    }
}
