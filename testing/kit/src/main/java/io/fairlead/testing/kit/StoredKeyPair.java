package io.fairlead.testing.kit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A key pair as text. */
final class StoredKeyPair {

    private StoredKeyPair() {}

    static String write(KeyPair keys) {
        var encoder = Base64.getEncoder();
        return encoder.encodeToString(keys.getPublic().getEncoded())
                + "."
                + encoder.encodeToString(keys.getPrivate().getEncoded());
    }

    static KeyPair read(String text) {
        var decoder = Base64.getDecoder();
        var dot = text.indexOf('.');
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(text.substring(0, dot)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(text.substring(dot + 1)))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored key pair is not RSA", e);
        }
    }
}
