package io.fairlead.webhook.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** An attempt that failed, as the event's row keeps it. */
@RegisterForReflection
record Failed(int number, Instant at, String reason) {}
