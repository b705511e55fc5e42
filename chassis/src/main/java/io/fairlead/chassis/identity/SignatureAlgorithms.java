package io.fairlead.chassis.identity;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/** Only RSA (PKCS #1) and ECDSA signatures are accepted, whatever key an issuer publishes. */
@ApplicationScoped
@Unremovable
class SignatureAlgorithms implements Validator {

    private static final Set<String> ACCEPTED = Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

    @Override
    public @Nullable String validate(JwtContext context) {
        var accepted = context.getJoseObjects().stream()
                .allMatch(token -> ACCEPTED.contains(String.valueOf(token.getAlgorithmHeaderValue())));
        return accepted ? null : "The signature algorithm is not accepted";
    }
}
