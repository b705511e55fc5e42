package io.fairlead.chassis.identity;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Notices when an issuer's keys are no longer the ones it published before. */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class KeySets implements OidcResponseFilter {

    private static final Logger LOG = Logger.getLogger(KeySets.class);
    private static final int OK = 200;

    private final VerifiedTokens verified;
    private final Map<String, Buffer> published = new ConcurrentHashMap<>();

    KeySets(VerifiedTokens verified) {
        this.verified = verified;
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        if (answer.statusCode() == OK && answer.responseBody() != null) {
            compare(answer);
        }
        return Uni.createFrom().voidItem();
    }

    private void compare(OidcResponseFilterContext answer) {
        String issuer = address(answer);
        Buffer before = published.put(issuer, answer.responseBody());
        if (!answer.responseBody().equals(before)) {
            verified.forgetAll();
            LOG.infof("Token keys are taken from %s", issuer);
        }
    }

    private static String address(OidcResponseFilterContext answer) {
        OidcConfigurationMetadata issuer = answer.requestProperties().get(OidcConfigurationMetadata.class.getName());
        return String.valueOf(issuer.getJsonWebKeySetUri());
    }
}
