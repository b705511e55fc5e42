package io.fairlead.testing.chaos.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run to be asked for.
 *
 * @param streams none for all
 */
record Wanted(boolean full, List<String> streams) {

    static final Wanted FULL = new Wanted(true, List.of());
    static final Wanted INCREMENTAL = new Wanted(false, List.of());

    Wanted {
        streams = List.copyOf(streams);
    }

    /** As the API takes it. Any number may be deleted: a run that waits for a person would wait for good. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "integration",
                SmallPages.INTEGRATION,
                "mode",
                full ? "full" : "incremental",
                "deleteBudget",
                Map.of("percent", 100)));
        if (!streams.isEmpty()) {
            body.put("streams", streams);
        }
        return body;
    }
}
