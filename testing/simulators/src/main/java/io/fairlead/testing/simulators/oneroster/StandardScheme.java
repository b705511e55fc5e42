package io.fairlead.testing.simulators.oneroster;

import io.fairlead.testing.simulators.webhook.Hmac;
import io.fairlead.testing.simulators.webhook.Message;
import io.fairlead.testing.simulators.webhook.Scheme;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Standard Webhooks: id, time and body under a key of 24 to 64 bytes, which the secret gives in base64. */
final class StandardScheme implements Scheme {

    private static final String PREFIX = "whsec_";
    private static final int GONE = 410;

    @Override
    public Map<String, String> headers(Message message, Instant at, String secret) {
        String signedAt = String.valueOf(at.getEpochSecond());
        byte[] signature = Hmac.sha256(key(secret), "%s.%s.%s".formatted(message.id(), signedAt, message.body()));
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "OneRoster-Webhooks/1.0",
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                signedAt,
                signatureHeader(),
                "v1," + Base64.getEncoder().encodeToString(signature));
    }

    @Override
    public String signatureHeader() {
        return "webhook-signature";
    }

    @Override
    public Optional<String> complaint(String secret) {
        try {
            int length = key(secret).length;
            return length >= 24 && length <= 64
                    ? Optional.empty()
                    : Optional.of("the secret's key has %d bytes, not 24 to 64".formatted(length));
        } catch (IllegalArgumentException notBase64) {
            return Optional.of("the secret is not whsec_ and base64");
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    @Override
    public String strangersSecret() {
        return PREFIX + "c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=";
    }

    @Override
    public boolean unsubscribes(int status) {
        return status == GONE;
    }

    @Override
    public boolean heedsRetryAfter() {
        return true;
    }
}
