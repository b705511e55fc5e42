package io.fairlead.chassis.event;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;

/** JSON that services of the suite wrote: bounded by what a topic takes, and not by what strangers may send. */
final class EventJson {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxStringLength(
                    Topics.all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow())
            .build();

    private EventJson() {}

    static ObjectMapper of(ObjectMapper json) {
        ObjectMapper events = json.copy();
        events.getFactory().setStreamReadConstraints(LIMITS);
        return events;
    }
}
