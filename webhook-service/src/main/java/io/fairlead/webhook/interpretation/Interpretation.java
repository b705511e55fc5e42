package io.fairlead.webhook.interpretation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery turned out to be. */
public sealed interface Interpretation {
    /** Only proves that the endpoint is there. */
    record Ping() implements Interpretation {}

    /** One event or several, in the delivery's order. */
    record Events(List<Event> events) implements Interpretation {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** It does not look as the connector says; the connector may be mended. */
    record NotUnderstood(String reason) implements Interpretation {}

    /**
     * One event.
     *
     * @param json the event's part of the delivery, null when the delivery was no JSON
     */
    record Event(
            @Nullable String type,
            @Nullable Entity entity,
            @Nullable Instant occurredAt,
            @Nullable JsonNode json) {}

    /** A record at the provider. */
    record Entity(String type, String id) {}
}
