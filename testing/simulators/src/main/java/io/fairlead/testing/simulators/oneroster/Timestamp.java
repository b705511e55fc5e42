package io.fairlead.testing.simulators.oneroster;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The standard's way to write an instant: UTC, with milliseconds. */
final class Timestamp {

    private static final int LENGTH_WITHOUT_MILLISECONDS = "2026-08-03T08:00:00Z".length();

    private Timestamp() {}

    static String of(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == LENGTH_WITHOUT_MILLISECONDS ? text.replace("Z", ".000Z") : text;
    }

    /** The end of time before everything where the text is no instant. */
    static long millis(String text) {
        return FieldOrder.instant(text).map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    }
}
