package io.fairlead.webhook.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an event stands. */
enum EventState {
    /** Told to consumers. */
    PUBLISHED,
    /** Failed, and is tried again at its time. */
    RETRYING,
    /** Failed as often as it is tried by itself, or at a consumer: waits for a person. */
    FAILED,
    /** A person has looked at it and wants nothing done. */
    DISCARDED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EventState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
