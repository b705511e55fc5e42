package io.fairlead.chassis.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the verified claims once and gives the identity the roles its roles include. */
@ApplicationScoped
class CallerAugmentor implements SecurityIdentityAugmentor {

    static final String CALLER = "fairlead.caller";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return Uni.createFrom().item(() -> withCaller(identity, token));
        }
        return Uni.createFrom().item(identity);
    }

    private static SecurityIdentity withCaller(SecurityIdentity identity, JsonWebToken token) {
        var caller = new VerifiedToken(token, identity.getRoles()).caller();
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(caller.roles())
                .addAttribute(CALLER, caller)
                .build();
    }
}
