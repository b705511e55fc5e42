package io.fairlead.connector.intent;

import io.fairlead.chassis.secret.DerivedKeys;
import io.fairlead.connector.engine.http.HttpRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether two requests ask for the same write, without keeping what they say. */
@ApplicationScoped
class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";

    private final DerivedKeys keys;

    Fingerprints(DerivedKeys keys) {
        this.keys = keys;
    }

    /** A body that streams through is not part of it. */
    byte[] of(HttpRequest request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.of("intent-fingerprints"), ALGORITHM));
            mac.update("%s %s\n".formatted(request.method(), request.uri()).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(request.body().bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
