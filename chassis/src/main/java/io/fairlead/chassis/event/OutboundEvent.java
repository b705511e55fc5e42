package io.fairlead.chassis.event;

import io.fairlead.contracts.topic.Topic;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out, a CloudEvent once it is on the wire.
 *
 * @param topic the topic's declared name, without an installation's prefix
 * @param key orders events: those of one key arrive in the order they were appended
 * @param id by which consumers recognise it when it comes twice
 * @param type its CloudEvents type
 * @param data the payload, one JSON object; null deletes the key from a state topic
 * @param headers what it carries besides the CloudEvents attributes and the trace
 */
public record OutboundEvent(
        String topic,
        String key,
        UUID id,
        String type,
        @Nullable Object data,
        Map<String, String> headers) {

    public OutboundEvent {
        headers = Map.copyOf(headers);
    }

    public static OutboundEvent of(Topic topic, String key, UUID id, String type, Object data) {
        return new OutboundEvent(topic.name(), key, id, type, data, Map.of());
    }

    /** A value of a state topic; its revision comes from {@link StateRevisions}. */
    public static OutboundEvent state(Topic topic, String key, String type, Object value, long revision) {
        return new OutboundEvent(
                topic.name(), key, UUID.randomUUID(), type, value, Map.of(EventHeaders.REVISION, "" + revision));
    }

    /** The end of a key of a state topic. */
    public static OutboundEvent deleted(Topic topic, String key, String type, long revision) {
        return new OutboundEvent(
                topic.name(), key, UUID.randomUUID(), type, null, Map.of(EventHeaders.REVISION, "" + revision));
    }
}
