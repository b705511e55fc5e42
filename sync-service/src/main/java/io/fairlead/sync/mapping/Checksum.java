package io.fairlead.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** By which it is seen whether a record has changed: SHA-256 over its canonical JSON (RFC 8785). */
public final class Checksum {
    private final byte[] bytes;

    private Checksum(byte[] bytes) {
        this.bytes = bytes;
    }

    static Checksum of(JsonNode record) {
        try {
            return new Checksum(MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.of(record).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One that was stored. */
    public static Checksum of(byte[] bytes) {
        return new Checksum(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checksum checksum && Arrays.equals(bytes, checksum.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
