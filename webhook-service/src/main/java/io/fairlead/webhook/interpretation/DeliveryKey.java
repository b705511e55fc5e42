package io.fairlead.webhook.interpretation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * By what a delivery is recognised when it comes again at its endpoint.
 *
 * @param id the provider's own, or where it gives none a hash
 * @param isProviders whether it is the provider's: then it stands for the delivery for ever, else only as long as the
 *     provider repeats one
 */
public record DeliveryKey(String id, boolean isProviders) {
    private static final int LONGEST = 255;
    private static final String HASHED = "sha256:";

    static DeliveryKey ofProvider(String id) {
        return new DeliveryKey(
                id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)
                        ? HASHED + hex(sha256(id.getBytes(StandardCharsets.UTF_8)))
                        : id,
                true);
    }

    static DeliveryKey ofContent(String endpoint, @Nullable Instant signedAt, byte[] body) {
        return new DeliveryKey(
                HASHED
                        + hex(sha256(
                                (endpoint + "\n" + (signedAt == null ? "" : signedAt.getEpochSecond()) + "\n")
                                        .getBytes(StandardCharsets.UTF_8),
                                body)),
                false);
    }

    /** Of one length, whatever providers call their deliveries; the two kinds never meet. */
    public byte[] receipt() {
        return sha256(((isProviders ? "id\n" : "content\n") + id).getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
