package io.fairlead.testing.chaos.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events that consumers got. The same one may come again; consumers know it by its id, so that different ids of one
 * delivery are what would take effect more than once.
 */
final class Effects {

    private final String ofRun;
    private final Map<String, Set<String>> events = new HashMap<>();
    private long published;

    Effects(Run run) {
        this.ofRun = "_%s_".formatted(run.name());
    }

    void add(JsonNode event) {
        var delivery = event.path("deliveryId").asText();
        if (delivery.contains(ofRun)) {
            published++;
            events.computeIfAbsent(delivery, any -> new HashSet<>())
                    .add(event.path("id").asText());
        }
    }

    Set<String> deliveries() {
        return Set.copyOf(events.keySet());
    }

    /** The delivery of every event. */
    List<String> all() {
        return events.entrySet().stream()
                .flatMap(entry ->
                        Stream.generate(entry::getKey).limit(entry.getValue().size()))
                .toList();
    }

    /** How often events came that had come before. */
    long publishedAgain() {
        return published - all().size();
    }
}
