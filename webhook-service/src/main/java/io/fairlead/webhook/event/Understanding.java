package io.fairlead.webhook.event;

import io.fairlead.webhook.interpretation.Interpretation.Event;
import io.fairlead.webhook.interpretation.Interpretation.Events;
import io.fairlead.webhook.interpretation.Interpretation.NotUnderstood;
import io.fairlead.webhook.interpretation.Interpretation.Ping;
import io.fairlead.webhook.interpretation.Interpreter;
import io.fairlead.webhook.interpretation.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** From a delivery to the rows of the log that it makes. */
final class Understanding {
    private Understanding() {}

    /** None for a ping; one that says why, where it is not understood. */
    static List<NewEvent> of(Taken taken, Set<String> integrations) {
        return of(taken, integrations, UUID.randomUUID());
    }

    /** The same for a delivery that has a row already, which becomes its first event. */
    static List<NewEvent> of(Taken taken, Set<String> integrations, UUID first) {
        if (!integrations.contains(taken.delivery().integration()))
            return List.of(NewEvent.failed(
                    first,
                    taken,
                    "There is no integration '%s', or it has not been told of yet."
                            .formatted(taken.delivery().integration())));
        return switch (Interpreter.interpret(taken.read(), taken.declaration())) {
            case Ping ping -> List.of();
            case NotUnderstood not -> List.of(NewEvent.failed(first, taken, not.reason()));
            case Events events -> rows(taken, events.events(), first);
        };
    }

    private static List<NewEvent> rows(Taken taken, List<Event> events, UUID first) {
        boolean whole = taken.declaration().events().isEmpty();
        List<NewEvent> rows = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Payload payload = whole
                    ? taken.payload()
                    : Payload.of(String.valueOf(event.json()).getBytes(StandardCharsets.UTF_8));
            rows.add(NewEvent.understood(i == 0 ? first : UUID.randomUUID(), taken, i, event, payload));
        }
        return rows;
    }
}
