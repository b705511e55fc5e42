package io.fairlead.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;

/** Signs as providers do, by the providers' own libraries. */
public final class Signing {
    private Signing() {}

    /** Header fields of Stripe's. */
    public static Map<String, String> stripe(String secret, String body, Instant at) {
        return Map.of("Stripe-Signature", stripeSignature(secret, body, at));
    }

    public static String stripeSignature(String secret, String body, Instant at) {
        try {
            return "t=%d,v1=%s"
                    .formatted(
                            at.getEpochSecond(),
                            com.stripe.net.Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header fields of Standard Webhooks. */
    public static Map<String, String> standard(String secret, String id, String body, Instant at) {
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", standardSignature(secret, id, body, at));
    }

    public static String standardSignature(String secret, String id, String body, Instant at) {
        try {
            return new Webhook(secret).sign(id, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
