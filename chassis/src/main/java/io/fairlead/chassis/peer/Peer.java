package io.fairlead.chassis.peer;

import io.fairlead.chassis.identity.TenantId;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.uritemplate.UriTemplate;
import io.vertx.mutiny.uritemplate.Variables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Another service of the suite, asked under this service's own identity on behalf of a tenant, its replicas in turn.
 * Time limits and repetitions are the caller's.
 */
public final class Peer {
    private final WebClient http;
    private final OidcClient identity;
    private final TokensHelper tokens = new TokensHelper();
    private final List<URI> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    public Peer(Vertx vertx, OidcClient identity, List<URI> replicas) {
        this.http = WebClient.create(vertx);
        this.identity = identity;
        this.replicas = List.copyOf(replicas);
    }

    /**
     * Reads a resource.
     *
     * @param path a template such as {@code /api/v1/things/{name}}
     */
    public Uni<HttpResponse<Buffer>> get(TenantId tenant, String path, Map<String, String> variables) {
        return send(tenant, path, variables, address -> http.getAbs(address), HttpRequest::send);
    }

    /**
     * Sends JSON to a resource.
     *
     * @param path a template such as {@code /api/v1/things/{name}}
     * @param patience how long an answer may take
     */
    public Uni<HttpResponse<Buffer>> post(
            TenantId tenant, String path, Map<String, String> variables, Buffer json, Duration patience) {
        return send(
                tenant,
                path,
                variables,
                address -> http.postAbs(address)
                        .timeout(patience.toMillis())
                        .putHeader("Content-Type", "application/json"),
                request -> request.sendBuffer(json));
    }

    private Uni<HttpResponse<Buffer>> send(
            TenantId tenant,
            String path,
            Map<String, String> variables,
            Function<String, HttpRequest<Buffer>> begin,
            Function<HttpRequest<Buffer>, Uni<HttpResponse<Buffer>>> send) {
        return tokens.getTokens(identity)
                .map(Tokens::getAccessToken)
                .chain(token -> send.apply(begin.apply(address(path, variables))
                        .bearerTokenAuthentication(token)
                        .putHeader("Fairlead-Tenant", tenant.value())));
    }

    private String address(String path, Map<String, String> variables) {
        Variables values = Variables.variables();
        variables.forEach(values::set);
        URI replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        return replica + UriTemplate.of(path).expandToString(values);
    }
}
