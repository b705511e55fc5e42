package io.fairlead.chassis.secret;

import io.fairlead.chassis.secret.SealBroken.Reason;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** This service's key-encryption keys by version; new data keys are wrapped with the current one. */
final class KeyRing {

    private final String current;
    private final Map<String, SecretKey> keys;

    KeyRing(String current, Map<String, byte[]> keys) {
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("the current key '%s' is not among the keys".formatted(current));
        }
        this.current = current;
        this.keys = new TreeMap<>();
        keys.forEach((version, bytes) -> {
            if (bytes.length != Cipherbox.KEY_BYTES) {
                throw new IllegalArgumentException(
                        "key '%s' has %d bytes, not %d".formatted(version, bytes.length, Cipherbox.KEY_BYTES));
            }
            this.keys.put(SealedText.requireVersion(version), Cipherbox.key(bytes));
        });
    }

    String current() {
        return current;
    }

    SecretKey currentKey() {
        return key(current);
    }

    boolean has(String version) {
        return keys.containsKey(version);
    }

    SecretKey key(String version) {
        SecretKey key = keys.get(version);
        if (key == null) {
            throw new SealBroken(Reason.UNKNOWN_KEY, "the keys file has no key '%s'".formatted(version));
        }
        return key;
    }
}
