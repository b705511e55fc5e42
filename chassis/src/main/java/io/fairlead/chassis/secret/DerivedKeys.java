package io.fairlead.chassis.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/**
 * Keys for what is short-lived and needs no version, such as cursors: the same in every replica, another after the
 * key-encryption key was changed.
 */
@ApplicationScoped
public class DerivedKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final KeyFile keys;

    DerivedKeys(KeyFile keys) {
        this.keys = keys;
    }

    /** 32 bytes that tell nothing of the key they come from, nor of those for another purpose. */
    public byte[] of(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.ring().currentKey());
            return mac.doFinal(("derived/" + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
