package io.fairlead.monitoring.window;

import io.fairlead.contracts.event.ProviderCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** One operation of an integration in the five minutes that begin at an instant. */
record WindowKey(String integration, Instant startsAt, String operation) implements Comparable<WindowKey> {
    static final Duration LENGTH = Duration.ofMinutes(5);
    private static final Comparator<WindowKey> ORDER = Comparator.comparing(WindowKey::integration)
            .thenComparing(WindowKey::startsAt)
            .thenComparing(WindowKey::operation);

    /** The window of a call is the one it started in, whenever it is told. */
    static WindowKey of(ProviderCall call) {
        long length = LENGTH.toSeconds();
        long start = Math.floorDiv(call.startedAt().getEpochSecond(), length) * length;
        return new WindowKey(call.integration(), Instant.ofEpochSecond(start), call.operation());
    }

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
