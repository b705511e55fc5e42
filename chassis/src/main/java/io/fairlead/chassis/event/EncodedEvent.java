package io.fairlead.chassis.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as Kafka gets it; a row of the outbox holds a list of these as JSON. */
record EncodedEvent(
        String key, Map<String, String> headers, @Nullable String value) {}
