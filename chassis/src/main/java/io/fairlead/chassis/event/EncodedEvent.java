package io.fairlead.chassis.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as Kafka gets it; a row of the outbox holds a list of these as JSON. */
@RegisterForReflection
record EncodedEvent(
        String key, Map<String, String> headers, @Nullable String value) {}
