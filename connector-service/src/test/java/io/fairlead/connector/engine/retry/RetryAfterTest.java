package io.fairlead.connector.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 30 ", NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void readsFractionsOfSeconds() {
        assertThat(RetryAfter.parse("1.25", NOW)).contains(Duration.ofMillis(1_250));
    }

    @Test
    void readsADate() {
        assertThat(RetryAfter.parse("Fri, 20 Nov 2026 10:00:45 GMT", NOW)).contains(Duration.ofSeconds(45));
    }

    @Test
    void takesADateInThePastForNow() {
        assertThat(RetryAfter.parse("Fri, 20 Nov 2026 09:59:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void believesNobodyWhoAsksForMoreThanADay() {
        assertThat(RetryAfter.parse("999999999", NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999999999999", "Fri, 99 Nov 2026 10:00:45 GMT"})
    void ignoresWhatItCannotRead(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
