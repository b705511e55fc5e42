package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run as the API shows it.
 *
 * @param reason why it is in this state, empty when nothing is said
 */
record SyncRun(String id, String mode, String state, String reason, Counts counts, List<OfStream> streams) {

    private static final Set<String> LAST = Set.of("parked", "succeeded", "failed", "cancelled");

    SyncRun {
        streams = List.copyOf(streams);
    }

    /** What became of what was read. */
    record Counts(long read, long created, long changed, long unchanged, long deleted, long rejected) {

        boolean addsUp() {
            return read == created + changed + unchanged + deleted + rejected;
        }

        /** How many records are not as they were. */
        long differences() {
            return created + changed + deleted;
        }

        private Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    created + other.created,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    deleted + other.deleted,
                    rejected + other.rejected);
        }

        private static Counts of(JsonNode json) {
            return new Counts(
                    json.required("read").asLong(),
                    json.required("created").asLong(),
                    json.required("changed").asLong(),
                    json.required("unchanged").asLong(),
                    json.required("deleted").asLong(),
                    json.required("rejected").asLong());
        }
    }

    record OfStream(String stream, String state, int pages, Counts counts) {}

    static SyncRun of(JsonNode json) {
        List<OfStream> streams = new ArrayList<>();
        json.required("streams")
                .forEach(each -> streams.add(new OfStream(
                        each.required("stream").asText(),
                        each.required("state").asText(),
                        each.required("pages").asInt(),
                        Counts.of(each.required("counts")))));
        return new SyncRun(
                json.required("id").asText(),
                json.required("mode").asText(),
                json.required("state").asText(),
                json.path("reason").asText(""),
                Counts.of(json.required("counts")),
                streams);
    }

    boolean isOver() {
        return LAST.contains(state);
    }

    boolean hasSucceeded() {
        return state.equals("succeeded");
    }

    /** Pages were read, and more are to come. */
    boolean isBetweenPages() {
        return state.equals("running")
                && pages() > 0
                && streams.stream().anyMatch(each -> !each.state().equals("succeeded"));
    }

    int pages() {
        return streams.stream().mapToInt(OfStream::pages).sum();
    }

    Counts sumOfStreams() {
        return streams.stream().map(OfStream::counts).reduce(new Counts(0, 0, 0, 0, 0, 0), Counts::plus);
    }

    /** In a few words. */
    String spoken() {
        return "%s run %s (%s)"
                .formatted(
                        mode,
                        id,
                        String.join(", ", streams.stream().map(OfStream::stream).toList()));
    }
}
