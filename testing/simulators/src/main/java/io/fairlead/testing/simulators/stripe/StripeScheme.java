package io.fairlead.testing.simulators.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.testing.simulators.webhook.Hmac;
import io.fairlead.testing.simulators.webhook.Message;
import io.fairlead.testing.simulators.webhook.Scheme;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Time and body under the endpoint's secret, which is the key as it stands: nothing of it is decoded. */
final class StripeScheme implements Scheme {

    @Override
    public Map<String, String> headers(Message message, Instant at, String secret) {
        String signedAt = String.valueOf(at.getEpochSecond());
        byte[] signature = Hmac.sha256(secret.getBytes(UTF_8), signedAt + "." + message.body());
        return Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "User-Agent",
                "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
                signatureHeader(),
                "t=%s,v1=%s".formatted(signedAt, HexFormat.of().formatHex(signature)));
    }

    @Override
    public String signatureHeader() {
        return "Stripe-Signature";
    }

    @Override
    public Optional<String> complaint(String secret) {
        return Optional.empty();
    }

    @Override
    public String strangersSecret() {
        return "whsec_StrangerStrangerStrangerStranger";
    }
}
