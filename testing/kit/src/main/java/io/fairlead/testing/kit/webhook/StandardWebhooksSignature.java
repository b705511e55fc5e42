package io.fairlead.testing.kit.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The Standard Webhooks scheme with a shared secret: id, time and body, under the bytes the secret stands for. */
public record StandardWebhooksSignature(String secret) implements WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    public static StandardWebhooksSignature random(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new StandardWebhooksSignature(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public Map<String, String> headers(String deliveryId, Instant at, String body) {
        var seconds = at.getEpochSecond();
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        var signature = HmacSha256.of(key, "%s.%d.%s".formatted(deliveryId, seconds, body));
        return Map.of(
                "webhook-id",
                deliveryId,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signature));
    }
}
