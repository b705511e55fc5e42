package io.fairlead.webhook.signature;

import io.fairlead.webhook.signature.Verdict.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time a provider signed, in seconds since 1970, and whether it is near enough to be no replay. */
final class SignedTime {
    private static final int MOST_DIGITS = 12;

    private SignedTime() {}

    static Optional<Instant> parse(String seconds) {
        try {
            return seconds.isEmpty()
                            || seconds.length() > MOST_DIGITS
                            || !seconds.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds are compared as seconds: what was signed in this one is not from the future. */
    static Optional<Reason> complaintAbout(Instant signedAt, Instant now, Duration tolerance) {
        long age = now.getEpochSecond() - signedAt.getEpochSecond();
        if (age > tolerance.toSeconds()) return Optional.of(Reason.TOO_OLD);
        return age < -tolerance.toSeconds() ? Optional.of(Reason.FROM_THE_FUTURE) : Optional.empty();
    }
}
