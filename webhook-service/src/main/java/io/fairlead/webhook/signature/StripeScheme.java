package io.fairlead.webhook.signature;

import io.fairlead.chassis.secret.Secret;
import io.fairlead.webhook.signature.Verdict.Genuine;
import io.fairlead.webhook.signature.Verdict.Reason;
import io.fairlead.webhook.signature.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Stripe's: {@code Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>…]}, each the HMAC-SHA256 of {@code <seconds>.<body>}
 * under the whole secret as text. The delivery's id stands in the body.
 */
final class StripeScheme implements SignatureScheme {
    private static final String HEADER = "Stripe-Signature";
    private static final int MOST_SIGNATURES = 20;

    /** What the header says, elements of other versions left out. */
    private record Elements(String time, List<byte[]> signatures) {}

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Duration tolerance() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<String> complaintAbout(Secret secret) {
        return Optional.empty();
    }

    @Override
    public Verdict verify(SignedRequest request, List<Secret> secrets, Instant now, Duration tolerance) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty()) return new Refused(Reason.NO_SIGNATURE);
        Elements elements = read(header.get());
        Optional<Instant> signedAt = SignedTime.parse(elements.time());
        if (signedAt.isEmpty() || elements.signatures().isEmpty()) return new Refused(Reason.UNREADABLE_SIGNATURE);
        if (!isSigned(request, secrets, elements)) return new Refused(Reason.WRONG_SIGNATURE);
        return SignedTime.complaintAbout(signedAt.get(), now, tolerance)
                .<Verdict>map(Refused::new)
                .orElseGet(() -> new Genuine(null, signedAt.get()));
    }

    private static boolean isSigned(SignedRequest request, List<Secret> secrets, Elements elements) {
        boolean signed = false;
        for (Secret secret : secrets) {
            byte[] expected = HmacSha256.of(
                    secret.reveal().getBytes(StandardCharsets.UTF_8), elements.time() + ".", request.body());
            signed |= HmacSha256.isAmong(expected, elements.signatures());
        }
        return signed;
    }

    private static Elements read(String header) {
        String time = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String element : header.split(",", MOST_SIGNATURES)) {
            String[] pair = element.strip().split("=", 2);
            if (pair.length != 2) continue;
            if (pair[0].equals("t")) time = pair[1];
            else if (pair[0].equals("v1")) hex(pair[1]).ifPresent(signatures::add);
        }
        return new Elements(time, signatures);
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
