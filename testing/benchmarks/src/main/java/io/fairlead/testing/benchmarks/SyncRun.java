package io.fairlead.testing.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A run that has succeeded.
 *
 * @param duration from when it was asked for
 * @param differing how many records were created, changed or deleted
 */
record SyncRun(Duration duration, long read, long differing) {

    static SyncRun of(JsonNode run) {
        JsonNode counts = run.path("counts");
        if (!run.path("state").asText().equals("succeeded")
                || counts.path("rejected").asLong() > 0) {
            throw new IllegalStateException("a run that is not measured: " + run);
        }
        return new SyncRun(
                Duration.between(instant(run, "createdAt"), instant(run, "finishedAt")),
                counts.path("read").asLong(),
                counts.path("created").asLong()
                        + counts.path("changed").asLong()
                        + counts.path("deleted").asLong());
    }

    double perSecond() {
        return read / (duration.toNanos() / 1e9);
    }

    double share() {
        return 100.0 * differing / read;
    }

    private static Instant instant(JsonNode run, String member) {
        return Instant.parse(run.path(member).asText());
    }
}
