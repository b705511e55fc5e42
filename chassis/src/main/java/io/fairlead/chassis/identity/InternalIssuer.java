package io.fairlead.chassis.identity;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The suite's own issuer beside the OIDC one. Whose token it is only decides which keys verify it. The keys, current
 * and next, are published by every replica of the public edge; they are fetched from one that answers when the first
 * such token comes, and again when a token names a key not seen yet.
 */
@ApplicationScoped
class InternalIssuer implements TenantConfigResolver {

    static final String NAME = "fairlead-internal";

    private static final String SCHEME = "Bearer ";
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private final TenantConfigBean issuers;
    private final List<OidcTenantConfig> publishers;
    private final AtomicInteger turn = new AtomicInteger();

    InternalIssuer(
            TenantConfigBean issuers,
            @ConfigProperty(name = "fairlead.upstream.gateway") Optional<List<String>> publishers,
            IdentityConfig config) {
        this.issuers = issuers;
        var addresses = publishers.orElse(List.of());
        this.publishers = IntStream.range(0, addresses.size())
                .mapToObj(number -> publisher(number, addresses.get(number), config.audience()))
                .toList();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        var authorization = request.request().getHeader("Authorization");
        if (authorization == null) {
            return Uni.createFrom().nullItem();
        }
        return !publishers.isEmpty() && NAME.equals(issuer(authorization))
                ? Uni.createFrom().item(publisher())
                : oidcIssuer();
    }

    /** Nobody waits for an issuer that has not answered yet; {@link TokenKeys} asks it, and asks alone. */
    private Uni<OidcTenantConfig> oidcIssuer() {
        return issuers.getDefaultTenant().ready()
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(() -> new OIDCException("the issuer's keys are not known yet"));
    }

    private OidcTenantConfig publisher() {
        return publishers.stream()
                .filter(publisher ->
                        issuers.getDynamicTenant(publisher.tenantId().orElseThrow()) != null)
                .findFirst()
                .orElseGet(() -> publishers.get(Math.floorMod(turn.getAndIncrement(), publishers.size())));
    }

    private static OidcTenantConfig publisher(int number, String address, String audience) {
        return OidcTenantConfig.authServerUrl(address)
                .tenantId(NAME + "-" + number)
                .discoveryEnabled(false)
                .jwksPath("/.well-known/jwks.json")
                .token()
                .issuer(NAME)
                .audience(audience)
                .forcedJwkRefreshInterval(BETWEEN_FETCHES)
                .subjectRequired()
                .end()
                .roles()
                .roleClaimPath("roles")
                .end()
                .build();
    }

    /** The issuer an unverified token claims. */
    private static @Nullable String issuer(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var parts = authorization.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return new JsonObject(claims).getString("iss");
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return null;
        }
    }
}
