package io.fairlead.chassis.secret;

import static io.fairlead.chassis.secret.SealBroken.Reason.MALFORMED;
import static io.fairlead.chassis.secret.SealBroken.Reason.NOT_AUTHENTIC;
import static io.fairlead.chassis.secret.SealBroken.Reason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.SealBroken.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final TenantId SCHOOL = new TenantId("school");
    private static final TenantId LAW = new TenantId("law");
    private static final String CONTEXT = "integration/stripe/api-key";

    private final Path file = temporaryFile();
    private final InMemoryDataKeys dataKeys = new InMemoryDataKeys();

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll String value, @ForAll("tenants") TenantId tenant, @ForAll String context) {
        var envelope = envelope("k1", "k1");

        String sealed = seal(envelope, tenant, context, value);

        assertThat(open(envelope, tenant, context, sealed)).isEqualTo(value);
    }

    @Property(tries = 200)
    void opensNowhereElse(
            @ForAll("tenants") TenantId tenant,
            @ForAll("tenants") TenantId other,
            @ForAll String context,
            @ForAll String elsewhere) {
        var envelope = envelope("k1", "k1");
        seal(envelope, other, elsewhere, "their own");
        String sealed = seal(envelope, tenant, context, "value");

        if (!tenant.equals(other)) {
            assertBroken(NOT_AUTHENTIC, () -> open(envelope, other, context, sealed));
        }
        if (!context.equals(elsewhere)) {
            assertBroken(NOT_AUTHENTIC, () -> open(envelope, tenant, elsewhere, sealed));
        }
    }

    @Property(tries = 500)
    void noticesAnyChange(@ForAll int position, @ForAll("bits") int bit) {
        var envelope = envelope("k1", "k1");
        SealedText sealed = SealedText.parse(seal(envelope, SCHOOL, CONTEXT, "sk_live_secret"));
        byte[] changed = sealed.box().clone();
        changed[Math.floorMod(position, changed.length)] ^= (byte) (1 << bit);

        assertBroken(
                NOT_AUTHENTIC,
                () -> open(envelope, SCHOOL, CONTEXT, new SealedText(sealed.version(), changed).toString()));
    }

    @Property(tries = 500)
    void anyTextIsBrokenAndNeverAnError(@ForAll String text) {
        var envelope = envelope("k1", "k1");
        seal(envelope, SCHOOL, CONTEXT, "value");

        assertThatThrownBy(() -> open(envelope, SCHOOL, CONTEXT, text)).isInstanceOf(SealBroken.class);
    }

    @Test
    void theSameValueNeverLooksTheSame() {
        var envelope = envelope("k1", "k1");

        assertThat(seal(envelope, SCHOOL, CONTEXT, "value")).isNotEqualTo(seal(envelope, SCHOOL, CONTEXT, "value"));
    }

    @Test
    void saysWhyItDoesNotOpen() {
        var envelope = envelope("k1", "k1");
        String sealed = seal(envelope, SCHOOL, CONTEXT, "value");

        assertBroken(MALFORMED, () -> open(envelope, SCHOOL, CONTEXT, "no stop"));
        assertBroken(MALFORMED, () -> open(envelope, SCHOOL, CONTEXT, "1.AAAA"));
        assertBroken(UNKNOWN_KEY, () -> open(envelope, SCHOOL, CONTEXT, "7" + sealed.substring(1)));
        assertBroken(UNKNOWN_KEY, () -> open(envelope, LAW, CONTEXT, sealed));
    }

    @Test
    void goesOnUnderANewKeyOnceTheOldOneIsGone() {
        var envelope = envelope("k1", "k1");
        String ofSchool = seal(envelope, SCHOOL, CONTEXT, "school's");
        String ofLaw = seal(envelope, LAW, CONTEXT, "law's");

        write("k2", "k1", "k2");
        assertThat(envelope.rewrap().await().indefinitely()).isEqualTo(2);
        assertThat(open(envelope, SCHOOL, CONTEXT, ofSchool)).isEqualTo("school's");

        var later = envelope("k2", "k2");
        assertThat(open(later, SCHOOL, CONTEXT, ofSchool)).isEqualTo("school's");
        assertThat(open(later, LAW, CONTEXT, ofLaw)).isEqualTo("law's");
        assertThat(later.rewrap().await().indefinitely()).isZero();
    }

    @Test
    void aReplicaThatStartedEarlierReadsTheKeyThatWasAddedSince() {
        var early = envelope("k1", "k1");
        write("k2", "k1", "k2");
        String sealed = seal(new Envelope(new KeyFile(file), dataKeys), SCHOOL, CONTEXT, "value");

        assertThat(open(early, SCHOOL, CONTEXT, sealed)).isEqualTo("value");
    }

    @Test
    void needsTheKeyThatWrapsTheDataKey() {
        String sealed = seal(envelope("k1", "k1"), SCHOOL, CONTEXT, "value");
        var stranger = envelope("k9", "k9");

        assertBroken(UNKNOWN_KEY, () -> open(stranger, SCHOOL, CONTEXT, sealed));
    }

    @Test
    void refusesAKeysFileThatCannotWork() {
        assertThatThrownBy(() -> envelope("k2", "k1")).hasMessageContaining("k2");
        write("{\"current\":\"k1\",\"keys\":{\"k1\":\"AAAA\"}}");
        assertThatThrownBy(() -> new KeyFile(file)).hasMessageContaining("32");
        write("sk_live_not_json");
        assertThatThrownBy(() -> new KeyFile(file))
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("sk_live");
    }

    @Provide
    Arbitrary<TenantId> tenants() {
        return Arbitraries.of("school", "law", "school-2").map(TenantId::new);
    }

    @Provide
    Arbitrary<Integer> bits() {
        return Arbitraries.integers().between(0, 7);
    }

    private Envelope envelope(String current, String... versions) {
        write(current, versions);
        return new Envelope(new KeyFile(file), dataKeys);
    }

    private static String seal(Envelope envelope, TenantId tenant, String context, String value) {
        return envelope.seal(tenant, context, Secret.of(value)).await().indefinitely();
    }

    private static String open(Envelope envelope, TenantId tenant, String context, String sealed) {
        return envelope.open(tenant, context, sealed).await().indefinitely().reveal();
    }

    private static void assertBroken(Reason reason, ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(SealBroken.class, broken -> assertThat(broken.reason())
                .isEqualTo(reason));
    }

    private void write(String current, String... versions) {
        String keys = Arrays.stream(versions)
                .map(version -> "\"%s\":\"%s\"".formatted(version, keyOf(version)))
                .collect(Collectors.joining(","));
        write("{\"current\":\"%s\",\"keys\":{%s}}".formatted(current, keys));
    }

    private void write(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key of its own for each version. */
    private static String keyOf(String version) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) version.hashCode());
        return Base64.getEncoder().encodeToString(key);
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("keys", ".json");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
