package io.fairlead.connector.engine.retry;

import io.fairlead.connector.engine.http.HttpDate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Retry-After}: seconds, some send a fraction, or a date. What cannot be read is as if it were not there. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    public static Optional<Duration> parse(String value, Instant now) {
        var text = value.strip();
        return (SECONDS.matcher(text).matches()
                        ? Optional.of(seconds(text))
                        : HttpDate.parse(text).map(date -> Duration.between(now, date)))
                .map(RetryAfter::bounded);
    }

    private static Duration seconds(String text) {
        return Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue());
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
