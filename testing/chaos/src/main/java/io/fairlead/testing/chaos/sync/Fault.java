package io.fairlead.testing.chaos.sync;

import java.util.List;

/** What goes wrong at the provider, so often and then no more. */
enum Fault {
    THROTTLED("rate-limit", "\"retryAfter\":1", "*", 2, false),
    FLAPPING("flapping", "\"status\":500,\"every\":5", "*", 3, false),
    CUT_OFF("truncated", "", "*", 2, true),
    REPEATED("repeated-page", "", "*", 2, true),
    SHORT("short-page", "", "*", 2, false),
    /** Some seconds for the one page of a small collection. */
    SLOW("trickle", "\"ms\":1", "academicSessions", 1, true),
    /** Longer than connector-service waits, for a page of people. */
    TOO_SLOW("trickle", "\"ms\":20", "users", 1, true);

    /** Those that hold nothing up for long. */
    static final List<Fault> BRIEF = List.of(THROTTLED, FLAPPING, CUT_OFF, REPEATED, SHORT, SLOW);

    private static final String SERVICE = "/ims/oneroster/rostering/v1p2/";

    private final String kind;
    private final String details;
    private final String collection;
    private final int times;
    private final boolean served;

    Fault(String kind, String details, String collection, int times, boolean served) {
        this.kind = kind;
        this.details = details;
        this.collection = collection;
        this.times = times;
        this.served = served;
    }

    String kind() {
        return kind;
    }

    int times() {
        return times;
    }

    /** Whether the provider has read the page all the same, so that it has to be read once more. */
    boolean isServed() {
        return served;
    }

    /** As the twin is told. */
    String instruction() {
        return "{\"kind\":\"%s\",\"path\":\"%s%s\",\"times\":%d%s%s}"
                .formatted(kind, SERVICE, collection, times, details.isEmpty() ? "" : ",", details);
    }

    /** Every page takes so long, for as long as the twin is not told otherwise. */
    static String latency(int millis) {
        return "{\"kind\":\"latency\",\"path\":\"%s*\",\"ms\":%d}".formatted(SERVICE, millis);
    }
}
