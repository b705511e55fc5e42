package io.fairlead.testing.simulators.oneroster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The standard's way to write an instant: UTC, with milliseconds. */
final class Timestamp {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamp() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The end of time before everything where the text is no instant. */
    static long millis(String text) {
        return FieldOrder.instant(text).map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    }
}
