package io.fairlead.webhook.interpretation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** An event's own time as providers write it: ISO 8601, or seconds or milliseconds since 1970. */
final class EventTime {
    private static final long LARGEST_SECONDS = 99_999_999_999L;

    private EventTime() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                            ? since1970(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant since1970(long number) {
        return number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
