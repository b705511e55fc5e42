package io.fairlead.webhook.event;

import io.fairlead.webhook.interpretation.Interpretation.Event;
import io.fairlead.webhook.interpretation.Payload;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log before it is one.
 *
 * @param event null where the delivery was not understood
 * @param failure why, then; else null
 */
record NewEvent(
        UUID id,
        Taken taken,
        int index,
        @Nullable Event event,
        Payload payload,
        @Nullable String failure) {
    static NewEvent understood(UUID id, Taken taken, int index, Event event, Payload payload) {
        return new NewEvent(id, taken, index, event, payload, null);
    }

    static NewEvent failed(UUID id, Taken taken, String failure) {
        return new NewEvent(id, taken, 0, null, taken.payload(), failure);
    }

    boolean isUnderstood() {
        return failure == null;
    }

    @Nullable
    String type() {
        return event == null ? null : event.type();
    }

    @Nullable
    String entityType() {
        return event == null || event.entity() == null ? null : event.entity().type();
    }

    @Nullable
    String entityId() {
        return event == null || event.entity() == null ? null : event.entity().id();
    }

    @Nullable
    Instant occurredAt() {
        return event == null ? null : event.occurredAt();
    }
}
