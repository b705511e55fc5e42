package io.fairlead.monitoring.integration;

import io.fairlead.chassis.identity.TenantId;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.uritemplate.UriTemplate;
import io.vertx.mutiny.uritemplate.Variables;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Asks connector-service, which decides what integrations there are. */
@ApplicationScoped
class IntegrationOwner {
    private static final String INTEGRATION = "/api/v1/integrations/{name}";
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    private final WebClient http;
    private final OidcClient identity;
    private final TokensHelper tokens = new TokensHelper();
    private final List<URI> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    IntegrationOwner(
            Vertx vertx,
            OidcClient identity,
            @ConfigProperty(name = "fairlead.upstream.connector", defaultValue = "http://localhost:8081")
                    List<URI> replicas) {
        this.http = WebClient.create(vertx);
        this.identity = identity;
        this.replicas = replicas;
    }

    /** Whether the tenant has an integration of the name; fails when the owner cannot be asked. */
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @Timeout(2_000)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000)
    Uni<Boolean> has(TenantId tenant, String name) {
        return tokens.getTokens(identity)
                .map(Tokens::getAccessToken)
                .chain(token -> http.getAbs(addressOf(name))
                        .bearerTokenAuthentication(token)
                        .putHeader("Fairlead-Tenant", tenant.value())
                        .send())
                .map(IntegrationOwner::exists);
    }

    private String addressOf(String name) {
        URI replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        return replica
                + UriTemplate.of(INTEGRATION)
                        .expandToString(Variables.variables().set("name", name));
    }

    private static boolean exists(HttpResponse<Buffer> answer) {
        return switch (answer.statusCode()) {
            case FOUND -> true;
            case NOT_FOUND -> false;
            default -> throw new IllegalStateException("connector-service answered %d".formatted(answer.statusCode()));
        };
    }
}
