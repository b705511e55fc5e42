package io.fairlead.chassis.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the OIDC mechanism, which verifies every token it has not verified a moment ago. A client sends the
 * same token many times, and its signature costs more than all the rest of a request. On open paths nobody is known and
 * nobody refused: what a stranger says of itself there is no token of ours.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenAuthentication implements HttpAuthenticationMechanism {

    private static final String EXPIRY_SECONDS = "quarkus.identity.expire-time";

    /** The same for both issuers; the OIDC mechanism would read the token to find out whose it is. */
    private static final HttpCredentialTransport BEARER =
            new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Bearer");

    private final OidcAuthenticationMechanism oidc;
    private final VerifiedTokens verified;
    private final OpenPaths open;

    TokenAuthentication(OidcAuthenticationMechanism oidc, VerifiedTokens verified, OpenPaths open) {
        this.oidc = oidc;
        this.verified = verified;
        this.open = open;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return oidc.authenticate(request, providers);
        }
        return open.include(request.request().path())
                ? Uni.createFrom().nullItem()
                : verified.find(authorization)
                        .map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> oidc.authenticate(request, providers)
                                .invoke(identity -> remember(authorization, identity)));
    }

    private void remember(String authorization, @Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return;
        }
        Caller caller = identity.getAttribute(CallerAugmentor.CALLER);
        Long expiry = identity.getAttribute(EXPIRY_SECONDS);
        if (caller != null && expiry != null) {
            verified.remember(authorization, bare(caller), Instant.ofEpochSecond(expiry));
        }
    }

    /** The OIDC mechanism's own identity holds the request it was made for, and the token. */
    private static SecurityIdentity bare(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(caller.roles())
                .addAttribute(CallerAugmentor.CALLER, caller)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(BEARER);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
