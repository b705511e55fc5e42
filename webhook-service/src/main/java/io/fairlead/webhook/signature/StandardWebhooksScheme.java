package io.fairlead.webhook.signature;

import io.fairlead.chassis.secret.Secret;
import io.fairlead.webhook.signature.Verdict.Genuine;
import io.fairlead.webhook.signature.Verdict.Reason;
import io.fairlead.webhook.signature.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Standard Webhooks 1.0, symmetric: {@code webhook-id}, {@code webhook-timestamp} in seconds, and in
 * {@code webhook-signature} one or more {@code v1,<base64>} with spaces between them, each the HMAC-SHA256 of
 * {@code <id>.<timestamp>.<body>} under the secret's base64 without its prefix {@code whsec_}.
 */
final class StandardWebhooksScheme implements SignatureScheme {
    private static final String ID = "webhook-id";
    private static final String TIME = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 20;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    @Override
    public String name() {
        return "standard-webhooks";
    }

    @Override
    public Duration tolerance() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<String> complaintAbout(Secret secret) {
        int bytes = key(secret).map(key -> key.length).orElse(0);
        return bytes < LEAST_BYTES || bytes > MOST_BYTES
                ? Optional.of("must be %d to %d bytes in base64, with or without '%s' before them"
                        .formatted(LEAST_BYTES, MOST_BYTES, PREFIX))
                : Optional.empty();
    }

    @Override
    public Verdict verify(SignedRequest request, List<Secret> secrets, Instant now, Duration tolerance) {
        Optional<String> id = request.header(ID);
        Optional<String> time = request.header(TIME);
        Optional<String> header = request.header(SIGNATURE);
        if (id.isEmpty() || time.isEmpty() || header.isEmpty()) return new Refused(Reason.NO_SIGNATURE);
        Optional<Instant> signedAt = SignedTime.parse(time.get());
        List<byte[]> signatures = signatures(header.get());
        if (signedAt.isEmpty() || signatures.isEmpty()) return new Refused(Reason.UNREADABLE_SIGNATURE);
        if (!isSigned(id.get() + "." + time.get() + ".", request.body(), secrets, signatures))
            return new Refused(Reason.WRONG_SIGNATURE);
        return SignedTime.complaintAbout(signedAt.get(), now, tolerance)
                .<Verdict>map(Refused::new)
                .orElseGet(() -> new Genuine(id.get(), signedAt.get()));
    }

    private static boolean isSigned(String prefix, byte[] body, List<Secret> secrets, List<byte[]> signatures) {
        boolean signed = false;
        for (Secret secret : secrets)
            signed |= key(secret)
                    .map(key -> HmacSha256.isAmong(HmacSha256.of(key, prefix, body), signatures))
                    .orElse(false);
        return signed;
    }

    private static List<byte[]> signatures(String header) {
        List<byte[]> signatures = new ArrayList<>();
        for (String signature : header.split(" ", MOST_SIGNATURES))
            if (signature.startsWith(VERSION))
                base64(signature.substring(VERSION.length())).ifPresent(signatures::add);
        return signatures;
    }

    private static Optional<byte[]> key(Secret secret) {
        String text = secret.reveal();
        return base64(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
