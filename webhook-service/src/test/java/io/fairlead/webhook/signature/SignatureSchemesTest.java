package io.fairlead.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.secret.Secret;
import io.fairlead.webhook.Signing;
import io.fairlead.webhook.signature.Verdict.Genuine;
import io.fairlead.webhook.signature.Verdict.Reason;
import io.fairlead.webhook.signature.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Property 51: what a provider's own library signs is accepted, and nothing else is. */
class SignatureSchemesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:30.250Z");
    private static final int TOLERANCE = 300;

    /** What a provider sent under a secret, and how its library signs. */
    private enum Provider {
        STRIPE("stripe") {
            @Override
            Map<String, String> sign(String secret, String body, Instant at) {
                return Signing.stripe(secret, body, at);
            }
        },
        STANDARD("standard-webhooks") {
            @Override
            Map<String, String> sign(String secret, String body, Instant at) {
                return Signing.standard(secret, "msg_1", body, at);
            }
        };

        private final String scheme;

        Provider(String scheme) {
            this.scheme = scheme;
        }

        SignatureScheme scheme() {
            return SignatureSchemes.find(scheme).orElseThrow();
        }

        abstract Map<String, String> sign(String secret, String body, Instant at);
    }

    @Property(tries = 300)
    void property51WhatWasSignedInTimeIsGenuine(
            @ForAll Provider provider,
            @ForAll("secrets") String secret,
            @ForAll String body,
            @ForAll @IntRange(min = -TOLERANCE, max = TOLERANCE) int age) {
        Instant signedAt = NOW.minusSeconds(age);

        Verdict verdict = verify(provider, provider.sign(secret, body, signedAt), body, secret);

        assertThat(verdict).isInstanceOfSatisfying(Genuine.class, genuine -> assertThat(genuine.signedAt())
                .isEqualTo(signedAt.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Property(tries = 300)
    void property51AnAlteredByteIsRefused(
            @ForAll Provider provider,
            @ForAll("secrets") String secret,
            @ForAll("bodies") String body,
            @ForAll @IntRange(min = 0, max = 10_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int how) {
        byte[] altered = body.getBytes(StandardCharsets.UTF_8);
        altered[where % altered.length] ^= (byte) how;

        Verdict verdict = provider.scheme()
                .verify(
                        request(provider.sign(secret, body, NOW), altered),
                        List.of(Secret.of(secret)),
                        NOW,
                        tolerance(provider));

        assertThat(verdict).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Property(tries = 200)
    void property51AnotherSecretIsRefused(
            @ForAll Provider provider,
            @ForAll("secrets") String secret,
            @ForAll("secrets") String other,
            @ForAll String body) {
        if (secret.equals(other)) return;

        assertThat(verify(provider, provider.sign(secret, body, NOW), body, other))
                .isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Property(tries = 200)
    void property51OutOfTimeIsRefusedThoughTheSignatureIsRight(
            @ForAll Provider provider,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(min = TOLERANCE + 1, max = 1_000_000) int seconds) {
        assertThat(verify(provider, provider.sign(secret, "{}", NOW.minusSeconds(seconds)), "{}", secret))
                .isEqualTo(new Refused(Reason.TOO_OLD));
        assertThat(verify(provider, provider.sign(secret, "{}", NOW.plusSeconds(seconds)), "{}", secret))
                .isEqualTo(new Refused(Reason.FROM_THE_FUTURE));
    }

    @Property(tries = 200)
    void property51AnyOfSeveralSecretsWillDo(
            @ForAll Provider provider,
            @ForAll("secrets") String old,
            @ForAll("secrets") String fresh,
            @ForAll("secrets") String other) {
        for (String secret : List.of(old, fresh))
            assertThat(verify(provider, provider.sign(secret, "{}", NOW), "{}", other, old, fresh))
                    .isInstanceOf(Genuine.class);
    }

    @Property(tries = 500)
    void property51NoHeaderWhateverItSaysIsMoreThanRefused(
            @ForAll Provider provider, @ForAll("secrets") String secret, @ForAll String nonsense) {
        Map<String, String> headers = new HashMap<>(provider.sign(secret, "{}", NOW));
        for (String name : List.copyOf(headers.keySet())) {
            if (name.equals("webhook-id")) continue;
            Map<String, String> spoilt = new HashMap<>(headers);
            spoilt.put(name, nonsense);
            assertThat(verify(provider, spoilt, "{}", secret)).isInstanceOf(Refused.class);
        }
    }

    @Example
    void whatIsNotSignedIsRefused() {
        for (Provider provider : Provider.values())
            assertThat(verify(provider, Map.of(), "{}", "whsec_x")).isEqualTo(new Refused(Reason.NO_SIGNATURE));
    }

    @Example
    void withoutASecretNothingIsGenuine() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        for (Provider provider : Provider.values())
            assertThat(verify(provider, provider.sign(secret, "{}", NOW), "{}"))
                    .isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Example
    void aSignatureAmongOthersOfAnOldSecretIsFound() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        String stripe = Signing.stripeSignature(secret, "{}", NOW);
        String standard = Signing.standardSignature(secret, "msg_1", "{}", NOW);
        assertThat(verify(
                        Provider.STRIPE,
                        Map.of("Stripe-Signature", stripe.replace(",v1=", ",v0=ab,v1=00ff,v1=")),
                        "{}",
                        secret))
                .isInstanceOf(Genuine.class);
        Map<String, String> headers = new HashMap<>(Signing.standard(secret, "msg_1", "{}", NOW));
        headers.put("webhook-signature", "v1a,AAAA v1,AAAA " + standard);
        assertThat(verify(Provider.STANDARD, headers, "{}", secret))
                .isEqualTo(new Genuine("msg_1", NOW.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Example
    void theIdOfAStandardDeliveryIsSignedToo() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        Map<String, String> headers = new HashMap<>(Signing.standard(secret, "msg_1", "{}", NOW));
        headers.put("webhook-id", "msg_2");

        assertThat(verify(Provider.STANDARD, headers, "{}", secret)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Example
    void aSecretThatCannotVerifyIsComplainedAbout() {
        SignatureScheme standard = Provider.STANDARD.scheme();
        assertThat(standard.complaintAbout(Secret.of("whsec_not base64!"))).isPresent();
        assertThat(standard.complaintAbout(
                        Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[23]))))
                .isPresent();
        assertThat(standard.complaintAbout(
                        Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[65]))))
                .isPresent();
        assertThat(standard.complaintAbout(Secret.of(Base64.getEncoder().encodeToString(new byte[24]))))
                .isEmpty();
    }

    @Provide
    static Arbitrary<String> secrets() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(24)
                .ofMaxSize(64)
                .map(bytes -> "whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    @Provide
    static Arbitrary<String> bodies() {
        return Combinators.combine(Arbitraries.strings().ofMinLength(1).ofMaxLength(200), Arbitraries.integers())
                .as((text, number) -> text + number);
    }

    private static Verdict verify(Provider provider, Map<String, String> headers, String body, String... secrets) {
        List<Secret> held = new ArrayList<>();
        for (String secret : secrets) held.add(Secret.of(secret));
        return provider.scheme()
                .verify(request(headers, body.getBytes(StandardCharsets.UTF_8)), held, NOW, tolerance(provider));
    }

    private static Duration tolerance(Provider provider) {
        return provider.scheme().tolerance();
    }

    private static SignedRequest request(Map<String, String> headers, byte[] body) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new SignedRequest(name -> lower.get(name.toLowerCase(Locale.ROOT)), body);
    }
}
