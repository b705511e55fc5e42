package io.fairlead.testing.kit.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** {@code Stripe-Signature}: time and body, under the secret as it is written. */
public record StripeSignature(String secret) implements WebhookSignature {

    private static final int SECRET_BYTES = 16;

    public static StripeSignature random(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new StripeSignature("whsec_" + HexFormat.of().formatHex(bytes));
    }

    @Override
    public Map<String, String> headers(String deliveryId, Instant at, String body) {
        var seconds = at.getEpochSecond();
        var signature = HmacSha256.of(secret.getBytes(StandardCharsets.UTF_8), "%d.%s".formatted(seconds, body));
        return Map.of(
                "Stripe-Signature",
                "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(signature)));
    }
}
