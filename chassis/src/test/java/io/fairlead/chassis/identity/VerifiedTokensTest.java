package io.fairlead.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final SecurityIdentity ADA = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("ada"))
            .build();

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final VerifiedTokens tokens = new VerifiedTokens(100, LIFETIME, () -> now);

    @Test
    void knowsAVerifiedTokenAgain() {
        tokens.remember("Bearer a", ADA, now.plusSeconds(300));

        assertThat(tokens.find("Bearer a")).containsSame(ADA);
        assertThat(tokens.find("Bearer b")).isEmpty();
    }

    @Test
    void neverOutlivesTheToken() {
        tokens.remember("Bearer a", ADA, now.plusSeconds(5));

        now = now.plusMillis(4_999);
        assertThat(tokens.find("Bearer a")).isPresent();

        now = now.plusMillis(1);
        assertThat(tokens.find("Bearer a")).isEmpty();
    }

    @Test
    void verifiesALongTokenAgainAfterTheLifetime() {
        tokens.remember("Bearer a", ADA, now.plusSeconds(3_600));

        now = now.plus(LIFETIME);

        assertThat(tokens.find("Bearer a")).isEmpty();
    }

    @Test
    void forgetsAllWhenTheKeysChange() {
        tokens.remember("Bearer a", ADA, now.plusSeconds(300));

        tokens.forgetAll();

        assertThat(tokens.find("Bearer a")).isEmpty();
    }

    @Test
    void remembersNothingThatTheOldKeysMayStillHaveVerified() {
        tokens.forgetAll();
        tokens.remember("Bearer a", ADA, now.plusSeconds(300));
        assertThat(tokens.find("Bearer a")).isEmpty();

        now = now.plus(VerifiedTokens.SETTLING);
        tokens.remember("Bearer a", ADA, now.plusSeconds(300));
        assertThat(tokens.find("Bearer a")).isPresent();
    }

    @Test
    void isBounded() {
        IntStream.range(0, 1_000).forEach(number -> tokens.remember("Bearer " + number, ADA, now.plusSeconds(300)));

        assertThat(IntStream.range(0, 1_000)
                        .filter(number -> tokens.find("Bearer " + number).isPresent()))
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void remembersNothingWhereNothingIsWanted() {
        var none = new VerifiedTokens(0, LIFETIME, () -> now);

        none.remember("Bearer a", ADA, now.plusSeconds(300));

        assertThat(none.find("Bearer a")).isEmpty();
    }
}
