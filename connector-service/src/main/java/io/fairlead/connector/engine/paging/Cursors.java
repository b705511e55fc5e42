package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a position and the input it belongs to into a cursor: unreadable, good for one operation of one integration
 * only, and refused when a single bit of it was changed.
 */
public final class Cursors {

    /** Where a walk stands, and what was asked for at its beginning. */
    public record Walk(Position position, ObjectNode input) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param key 32 bytes, the same in every replica */
    public Cursors(byte[] key, SecureRandom random) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a cursor key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** The cursor of this walk.
     *
     * @param place tenant, integration and operation
     */
    public String seal(String place, Walk walk) {
        var content = MAPPER.createObjectNode();
        content.put("a", walk.position().after());
        content.put("s", walk.position().size());
        content.set("i", walk.input());
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(MAPPER.writeValueAsBytes(content));
            var cursor =
                    ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a cursor could not be sealed", e);
        }
    }

    /** Empty when this is not a cursor that was sealed for this place. */
    public Optional<Walk> open(String place, String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var content = MAPPER.readTree(
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
            return Optional.of(walk(content));
        } catch (IllegalArgumentException | GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    private static Walk walk(JsonNode content) {
        var position =
                new Position(content.path("a").asText(), content.path("s").asInt());
        return new Walk(position, content.withObject("/i"));
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
